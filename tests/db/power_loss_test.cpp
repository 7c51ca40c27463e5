// The power goes: of what was written and not yet forced to the disk, anything may be there and anything may not. What
// reaches the file during a save, an import, a redaction and the making of a workspace is written down, and from every
// moment of it disks are made as they might be found afterwards. Each opens, holds, and has every revision that was
// acknowledged. COUNTERPOINT_POWER_LOSS says how many disks are made; some hundred without it.
#include "tests/db/faulty_vfs.h"
#include "tests/db/rich_desk.h"

#include <chrono>
#include <cstdlib>
#include <unordered_map>

namespace {

using fixture::DiskEvent;
using fixture::FaultyDisk;
using fixture::Image;
using fixture::Lie;
namespace fs = fixture::fs;

/// What happened on the disk, and what was known at each moment of it.
struct Tape {
    struct Moment {
        core::Seq acknowledged = -1; ///< revisions; -1: not even that there is a workspace
        std::size_t note = 0;        ///< what was known of the heads
    };
    std::string name;
    std::shared_ptr<fixture::Folder> folder = std::make_shared<fixture::Folder>(); ///< what was noted names its path
    Image before; ///< the workspace's files, all of them safe
    std::vector<DiskEvent> events;
    std::vector<Moment> moments;           ///< before each event, and at the end
    std::vector<Image> notes;              ///< keys and known heads, as they came to be
    std::map<core::Seq, std::string> said; ///< what the records are at each head
};

/// Writes down what `act` does to the workspace; it calls `acknowledge` whenever success was said to somebody.
Tape record(std::string name, std::function<void(std::string const&, db::OpenOptions const&)> const& prepare,
            std::function<void(std::string const&, db::OpenOptions const&,
                               std::function<void(core::Store&)> const&)> const& act,
            Lie lie = Lie::none) {
    Tape tape;
    auto const& folder = *tape.folder;
    auto const path = folder.file("work.counterpoint");
    auto const home = fixture::installed(folder, "home");
    tape.name = std::move(name);
    core::Seq acknowledged = -1;
    FaultyDisk disk;
    if (prepare) {
        prepare(path, home);
        auto const store = db::open_workspace(path, home);
        acknowledged = store->head();
        tape.said[acknowledged] = fixture::records_of(*store);
    }
    auto const of_the_workspace = [](std::string const& file) { return file.starts_with("work."); };
    for (auto const& [file, bytes] : fixture::image_of(folder))
        if (of_the_workspace(file))
            tape.before[file] = bytes;
    auto const note_moment = [&] {
        Image image;
        for (auto const* part : {"home-keys", "home-heads"})
            if (fs::is_directory(folder.file(part)))
                for (auto const& entry : fs::recursive_directory_iterator(folder.file(part)))
                    if (entry.is_regular_file())
                        image[fs::relative(entry.path(), folder.file("")).string()] = fixture::read_file(entry.path());
        if (tape.notes.empty() || tape.notes.back() != image)
            tape.notes.push_back(std::move(image));
        tape.moments.push_back({acknowledged, tape.notes.size() - 1});
    };
    disk.lie(lie);
    std::set<std::string> known;
    for (auto const& [file, bytes] : tape.before)
        known.insert(file);
    disk.listen([&](DiskEvent event) {
        event.path = fs::path(event.path).filename();
        // Some files are made by the program itself before SQLite sees them.
        if (event.kind == DiskEvent::Kind::create)
            known.insert(event.path);
        else if (known.insert(event.path).second) {
            note_moment();
            tape.events.push_back({DiskEvent::Kind::create, event.path, 0, {}, false});
        }
        note_moment();
        tape.events.push_back(std::move(event));
    });
    act(path, home, [&](core::Store& store) {
        acknowledged = store.head();
        tape.said[acknowledged] = fixture::records_of(store);
    });
    disk.listen({});
    note_moment();
    return tape;
}

/// A disk with a cache that loses power: what is safe, and what is on its way.
class Cache {
public:
    explicit Cache(Image const& safe) {
        for (auto const& [path, bytes] : safe) {
            names_[path] = newest_[path] = static_cast<int>(files_.size());
            files_.push_back(bytes);
        }
    }

    void happen(DiskEvent const& event) {
        switch (event.kind) {
        case DiskEvent::Kind::create:
            newest_[event.path] = static_cast<int>(files_.size());
            files_.emplace_back();
            pending_.push_back({&event, newest_[event.path]});
            break;
        case DiskEvent::Kind::write:
        case DiskEvent::Kind::truncate:
            pending_.push_back({&event, newest_.at(event.path)});
            break;
        case DiskEvent::Kind::remove:
            pending_.push_back({&event, newest_.at(event.path)});
            if (event.folder)
                force_folder();
            break;
        case DiskEvent::Kind::sync:
            std::erase_if(pending_, [&](Pending const& each) {
                if (each.file != newest_.at(event.path) || is_name(each))
                    return false;
                apply(files_[static_cast<std::size_t>(each.file)], *each.event, nullptr);
                return true;
            });
            if (event.folder)
                force_folder();
            break;
        }
    }

    /// Which part of what is on its way arrives.
    using Arrives = std::function<bool(std::size_t place, bool removal)>;
    /// The same within one write: whether the block at this place of the file arrives.
    using Blocks = std::function<bool()>;

    std::size_t pending() const { return pending_.size(); }

    /// The files as they are found; `block` > 0: writes arrive in blocks of that size, each or not.
    Image found(Arrives const& arrives, std::size_t block = 0, Blocks const& block_arrives = {}) const {
        auto names = names_;
        std::map<int, std::string> changed;
        auto const bytes_of = [&](int file) -> std::string& {
            return changed.try_emplace(file, files_[static_cast<std::size_t>(file)]).first->second;
        };
        for (std::size_t at = 0; at < pending_.size(); ++at) {
            auto const& [event, file] = pending_[at];
            auto const removal = event->kind == DiskEvent::Kind::remove;
            if (!arrives(at, removal))
                continue;
            if (event->kind == DiskEvent::Kind::create)
                names[event->path] = file;
            else if (removal) {
                if (auto const there = names.find(event->path); there != names.end() && there->second == file)
                    names.erase(there);
            } else if (block == 0 || event->kind == DiskEvent::Kind::truncate)
                apply(bytes_of(file), *event, nullptr);
            else
                apply(bytes_of(file), *event, &block_arrives, block);
        }
        Image image;
        for (auto const& [path, file] : names) {
            auto const mine = changed.find(file);
            image[path] = mine == changed.end() ? files_[static_cast<std::size_t>(file)] : mine->second;
        }
        return image;
    }

private:
    struct Pending {
        DiskEvent const* event;
        int file;
    };
    static bool is_name(Pending const& each) {
        return each.event->kind == DiskEvent::Kind::create || each.event->kind == DiskEvent::Kind::remove;
    }
    void force_folder() {
        std::erase_if(pending_, [&](Pending const& each) {
            if (!is_name(each))
                return false;
            if (each.event->kind == DiskEvent::Kind::create)
                names_[each.event->path] = each.file;
            else if (auto const there = names_.find(each.event->path);
                     there != names_.end() && there->second == each.file)
                names_.erase(there);
            return true;
        });
    }
    static void apply(std::string& bytes, DiskEvent const& event, Blocks const* arrives, std::size_t block = 0) {
        auto const at = static_cast<std::size_t>(event.offset);
        if (event.kind == DiskEvent::Kind::truncate)
            return bytes.resize(at);
        auto const end = at + event.bytes.size();
        for (auto from = at; from < end;) {
            auto const to = block ? std::min(end, (from / block + 1) * block) : end;
            if (!arrives || (*arrives)()) {
                if (bytes.size() < to)
                    bytes.resize(to);
                bytes.replace(from, to - from, event.bytes, from - at, to - from);
            }
            from = to;
        }
    }

    std::vector<std::string> files_;    ///< what of each file is safe
    std::map<std::string, int> names_;  ///< safe names
    std::map<std::string, int> newest_; ///< the file a name means to the program
    std::vector<Pending> pending_;
};

/// Plays tapes, and opens the disks that may be found.
class Player {
public:
    explicit Player(std::size_t disks) : wanted_(disks) {}
    std::size_t made = 0, opened = 0, lost = 0, bad = 0;
    std::vector<std::string> complaints;

    void play(Tape const& tape) {
        judged_.clear();
        Cache cache(tape.before);
        std::mt19937_64 random(tape.events.size());
        auto const points = tape.events.size() + 1;
        // With few disks to make, some of the moments are passed over.
        constexpr std::size_t usual = 8;
        auto const visits = std::max<std::size_t>(1, std::min(points, wanted_ / usual));
        auto const each = std::max<std::size_t>(1, wanted_ / points / 2);
        for (std::size_t at = 0; at < points; ++at) {
            if (random() % points < visits || at + 1 == points)
                visit(tape, at, cache, random, each);
            if (at < tape.events.size())
                cache.happen(tape.events[at]);
        }
    }

private:
    void visit(Tape const& tape, std::size_t at, Cache const& cache, std::mt19937_64& random, std::size_t each) {
        auto const found = [&](char const* how, Image const& image) { judge(tape, tape.moments[at], at, how, image); };
        found("nothing arrives", cache.found([](auto, bool) { return false; }));
        found("all arrives", cache.found([](auto, bool) { return true; }));
        found("all but removals", cache.found([](auto, bool removal) { return !removal; }));
        // Between two syncs, what arrives in order up to a point is what all was at an earlier one.
        auto const forced = at == tape.events.size() || tape.events[at].kind == DiskEvent::Kind::sync;
        auto const step = std::max<std::size_t>(1, cache.pending() / (2 + each));
        for (std::size_t first = 1; forced && first < cache.pending(); first += step)
            found("the first of it", cache.found([&](std::size_t place, bool) { return place < first; }));
        auto const coin = [&](auto&&...) { return random() % 2 == 0; };
        auto const always = [](auto, bool) { return true; };
        for (std::size_t round = 0; cache.pending() != 0 && round < each; ++round) {
            // Names arrive or not by themselves; half the time all of them do.
            auto const names = round % 2 ? Cache::Arrives(coin) : Cache::Arrives(always);
            found("random 4 KiB", cache.found(names, 4096, coin));
            found("random 512 B", cache.found(names, 512, coin));
        }
    }

    void judge(Tape const& tape, Tape::Moment const& moment, std::size_t at, char const* how, Image const& image) {
        ++made;
        std::size_t hash = moment.note;
        for (auto const& [path, bytes] : image)
            for (auto const part : {std::hash<std::string>{}(path), std::hash<std::string>{}(bytes)})
                hash = hash * 1'099'511'628'211U ^ part;
        auto const [place, fresh] = judged_.try_emplace(hash);
        auto& verdict = place->second;
        if (fresh)
            verdict = open(tape, tape.notes[moment.note], image);
        auto const complain = [&](std::string const& what) {
            if (complaints.size() < 12)
                complaints.push_back(tape.name + ", before event " + std::to_string(at) + ", " + how + ": " + what);
        };
        if (!verdict.wrong.empty()) {
            ++bad;
            complain(verdict.wrong);
        } else if (verdict.head < moment.acknowledged) {
            ++lost;
            complain("revision " + std::to_string(moment.acknowledged) + " was acknowledged, and " +
                     std::to_string(verdict.head) + " is the newest");
        }
    }

    struct Verdict {
        core::Seq head = -1;
        std::string wrong;
    };
    Verdict open(Tape const& tape, Image const& note, Image image) {
        ++opened;
        Verdict verdict;
        auto const& folder = *tape.folder;
        auto const path = folder.file("work.counterpoint");
        image.insert(note.begin(), note.end());
        fixture::put_back(folder, image);
        if (!image.contains("work.counterpoint"))
            return verdict;
        try {
            // For writing, too, now and then: that takes longer.
            auto options = fixture::installed(folder, "home");
            options.mode = opened % 8 ? db::Mode::read : db::Mode::write;
            auto const store = db::open_workspace(path, options);
            verdict.head = store->head();
            core::Progress progress;
            auto const found = store->verify(progress);
            auto inspected = store->check(core::Repair::no, progress);
            // Indexes that were held back are made anew by whoever may write.
            if (!inspected.findings.empty() && store->read_only())
                inspected =
                    db::open_workspace(path, fixture::installed(folder, "home"))->check(core::Repair::no, progress);
            auto const said = tape.said.find(verdict.head);
            if (found.status > core::Trust::ok_redacted)
                verdict.wrong = "verify: " + core::render(found.finding);
            else if (!inspected.findings.empty())
                verdict.wrong = "check: " + core::render(inspected.findings.front());
            else if (said != tape.said.end() ? said->second != fixture::records_of(*store) : verdict.head != 0)
                verdict.wrong = "something in between is there";
        } catch (core::Error const& error) {
            // A workspace that was never finished is none.
            if (error.code() != core::Code::not_workspace || verdict.head >= 0)
                verdict.wrong = std::string("opening: ") + error.what();
        }
        return verdict;
    }

    std::size_t wanted_;
    FaultyDisk disk_; // nothing is forced to the real one, which is quicker
    std::unordered_map<std::size_t, Verdict> judged_;
};

using Acknowledge = std::function<void(core::Store&)>;

void with_a_world(std::string const& path, db::OpenOptions const& home) {
    auto const store = db::create_workspace(path, home);
    fixture::make_world(*store);
}

void save(std::string const& path, db::OpenOptions const& home, Acknowledge const& acknowledge) {
    auto const store = db::open_workspace(path, home);
    for (int at = 0; at < 3; ++at) {
        fixture::write_claims(*store, 1, "Que missile " + std::to_string(at));
        acknowledge(*store);
    }
}

void import_claims(std::string const& path, db::OpenOptions const& home, Acknowledge const& acknowledge) {
    auto const store = db::open_workspace(path, home);
    store->begin_bulk_load();
    for (int part = 0; part < 2; ++part) {
        core::Draft draft;
        draft.operation = "collection.import";
        draft.base = store->head();
        for (int at = 0; at < 40; ++at)
            draft.puts.push_back(
                fixture::claim_saying(*store, "Affirmation " + std::to_string(at) + std::string(200, 'x')));
        draft.blobs = {std::string(20'000, static_cast<char>('a' + part))};
        store->commit(draft);
        acknowledge(*store);
    }
    core::Progress progress;
    store->end_bulk_load(progress);
    store->maintain(core::Reader::everything);
}

void redact(std::string const& path, db::OpenOptions const& home, Acknowledge const& acknowledge) {
    auto const store = db::open_workspace(path, home);
    auto context = core::context_of(*store);
    auto const claim = core::Id<core::Claim>{store->list(core::Kind::claim).front()};
    store->commit(core::redact_record(context, core::ref(claim), {"RGPD art. 17", "CNIL", {}}));
    acknowledge(*store);
    fixture::write_claims(*store, 1);
    acknowledge(*store);
}

void create(std::string const& path, db::OpenOptions const& home, Acknowledge const& acknowledge) {
    auto const store = db::create_workspace(path, home);
    acknowledge(*store);
    fixture::write_claims(*store, 1);
    acknowledge(*store);
}

TEST(PowerLoss, LosesNothingAcknowledgedAndBreaksNothing) {
    auto const* wanted = std::getenv("COUNTERPOINT_POWER_LOSS");
    std::vector const tapes{record("a save", with_a_world, save), record("an import", with_a_world, import_claims),
                            record("a redaction", with_a_world, redact), record("a new workspace", {}, create)};
    Player player((wanted ? std::strtoull(wanted, nullptr, 10) : 1500) / tapes.size());
    auto const begun = std::chrono::steady_clock::now();
    for (auto const& tape : tapes)
        player.play(tape);
    for (auto const& complaint : player.complaints)
        ADD_FAILURE() << complaint;
    EXPECT_EQ(player.lost, 0U);
    EXPECT_EQ(player.bad, 0U);
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    std::printf("power loss: %zu disks made, %zu different ones opened, lost acknowledged: %zu, corrupt: %zu, %.0f/s\n",
                player.made, player.opened, player.lost, player.bad, static_cast<double>(player.made) / seconds);
    RecordProperty("disks", std::to_string(player.made));
}

/// Defects planted on purpose: a player that lets them pass proves nothing.
TEST(PowerLoss, DefectsPlantedAreNoticed) {
    auto const harm = [](Tape const& tape) {
        Player player(100);
        player.play(tape);
        return player.lost + player.bad;
    };
    EXPECT_GT(harm(record("without a sync", with_a_world, save, Lie::syncs)), 0U);
    EXPECT_GT(harm(record("acknowledged too early", with_a_world,
                          [](std::string const& path, db::OpenOptions const& home, Acknowledge const& acknowledge) {
                              // What was said of the second save is said before it is made.
                              auto const store = db::open_workspace(path, home);
                              fixture::write_claims(*store, 2);
                              acknowledge(*store);
                          })),
              0U)
        << "a revision nobody said anything about is in between";
}

} // namespace
