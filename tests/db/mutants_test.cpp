// Ten thousand ways to change a workspace behind its back, and one law: no other content under a good answer. If
// anything that is read differs from what it was, then opening or reading refused, or the history is said to be
// something else than it was, or check finds something; and what the log answers for, verify must see by itself.
// COUNTERPOINT_MUTANTS says how many mutants are made of all classes, COUNTERPOINT_MUTANT=CLASS:SEED shows one.
#include "tests/db/faulty_vfs.h"
#include "tests/db/mutator.h"
#include "tests/db/readings.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sys/wait.h>

namespace {

using fixture::Image;
using fixture::Mutation;
using fixture::Originals;

/// What became of a mutant.
struct Fate {
    std::string answer;             ///< of verify
    std::string differs;            ///< the first proven reading that differs, or none
    std::string differs_in_finding; ///< the first merely convenient one
    bool refused = false;           ///< opening or reading said no
    bool verify_tells = false;      ///< standing or verify is not what it was
    bool check_tells = false;
    std::string broke; ///< something was thrown that is none of our errors
};

class Laboratory {
public:
    Laboratory() {
        path_ = folder_.file("work.counterpoint");
        auto other = fixture::installed(folder_, "other", "boris", 99);
        fixture::make_rich_desk(path_, home(), other);
        auto const earlier = fixture::image_of(folder_);
        originals_.earlier = {{"work.counterpoint", earlier.at("work.counterpoint")}};
        originals_.journal = unfinished();
        fixture::put_back(folder_, earlier);
        {
            auto const store = db::open_workspace(path_, home());
            fixture::write_claims(*store, 3, "Que vaccin");
            originals_.open = files();
        }
        originals_.rest = fixture::image_of(folder_);
        originals_.foreign = another();
        fixture::put_back(folder_, originals_.rest);
        {
            auto const store = db::open_workspace(path_, home());
            asked_ = fixture::questions_of(*store);
            core::each_kind([&]<class T>(std::type_identity<T>) {
                EXPECT_FALSE(store->list(core::Model<T>::kind).empty()) << core::Model<T>::name << " is missing here";
            });
        }
        for (auto const how : ways_on) {
            fixture::put_back(folder_, originals_.rest);
            if (how != GoOn::no)
                go_on(how);
            auto& control = controls_[how];
            auto const store = db::open_workspace(path_, home());
            control.read = fixture::read_all(*store, asked_);
            core::Progress progress;
            auto const found = store->verify(progress);
            control.answer = answer(found);
            control.standing = answer(store->standing());
            EXPECT_EQ(found.status, core::Trust::ok_redacted) << core::render(found.finding);
            EXPECT_TRUE(store->check(core::Repair::no, progress).findings.empty());
        }
    }

    /// Makes the mutant; what was done, or nothing when it cannot be made.
    std::optional<std::string> make(Mutation what, std::uint64_t seed) {
        fixture::put_back(folder_, originals_.rest);
        on_ = what == Mutation::gone_on ? ways_on[1 + seed % (ways_on.size() - 1)] : GoOn::no;
        try {
            return std::string(words_[static_cast<std::size_t>(on_)]) +
                   fixture::Mutator(folder_, originals_, seed).mutate(what);
        } catch (std::runtime_error const&) { // SQLite would have none of it, or there was nothing to choose from
            return std::nullopt;
        }
    }

    Fate look() {
        Fate fate;
        auto const& control = controls_.at(on_);
        try {
            if (on_ != GoOn::no)
                go_on(on_);
            auto const store = db::open_workspace(path_, home());
            fate.verify_tells = answer(store->standing()) != control.standing;
            fixture::Readings read;
            try {
                read = fixture::read_all(*store, asked_);
            } catch (core::Error const&) {
                fate.refused = true;
            }
            core::Progress progress;
            auto const found = store->verify(progress);
            fate.answer = answer(found);
            fate.verify_tells |= fate.answer != control.answer;
            try {
                fate.check_tells = !store->check(core::Repair::no, progress).findings.empty();
            } catch (core::Error const&) {
                fate.check_tells = true;
            }
            if (!fate.refused) {
                auto was = control.read;
                // A repair that found something says so in the log: beyond that, all must be as it was.
                if (store->revision(store->head()).operation == core::repair_operation) {
                    fixture::leave_out_repairs(was);
                    fixture::leave_out_repairs(read);
                }
                fate.differs = difference(was.proven, read.proven);
                fate.differs_in_finding = difference(was.convenient, read.convenient);
            }
        } catch (core::Error const&) {
            fate.refused = true;
        } catch (std::exception const& error) {
            fate.broke = error.what();
        }
        return fate;
    }

    /// Which readings differ, and how.
    void show() {
        auto const store = db::open_workspace(path_, home());
        auto const read = fixture::read_all(*store, asked_);
        auto const& control = controls_.at(on_).read;
        for (auto const& [was, is] :
             {std::pair{&control.proven, &read.proven}, {&control.convenient, &read.convenient}})
            for (auto const& [name, text] : *was)
                if (auto const now = is->find(name); now == is->end() || now->second != text)
                    std::printf("-- %s\n was: %s\n is: %s\n", name.c_str(), text.c_str(),
                                now == is->end() ? "not asked" : now->second.c_str());
    }

private:
    /// What the owner does next, knowing of nothing. What is refused then was noticed.
    enum class GoOn { no, edit_claim, edit_statement, add_topic, undo, repair };
    static constexpr std::array ways_on{GoOn::no,        GoOn::edit_claim, GoOn::edit_statement,
                                        GoOn::add_topic, GoOn::undo,       GoOn::repair};
    static constexpr std::array words_{"",
                                       "then a claim is edited: ",
                                       "then a statement is edited: ",
                                       "then a topic is added: ",
                                       "then something is undone: ",
                                       "then it is repaired: "};
    struct Control {
        fixture::Readings read;
        std::string answer, standing;
    };
    template <class T>
    static void note_on_the_oldest(core::Store& store) {
        auto record = store.get(core::Id<T>{store.list(core::Model<T>::kind).back()});
        record.note = "relu";
        auto context = core::context_of(store);
        store.commit(core::edit_record(context, record));
    }
    void go_on(GoOn how) {
        auto const store = db::open_workspace(path_, home());
        core::Progress progress;
        auto context = core::context_of(*store);
        switch (how) {
        case GoOn::no:
            break;
        case GoOn::edit_claim:
            return note_on_the_oldest<core::Claim>(*store);
        case GoOn::edit_statement:
            return note_on_the_oldest<core::Statement>(*store);
        case GoOn::add_topic:
            store->commit(core::add_topic(context, "Neuf").draft);
            break;
        case GoOn::undo:
            store->undo();
            break;
        case GoOn::repair:
            store->check(core::Repair::yes, progress);
            break;
        }
    }

    db::OpenOptions home() const { return fixture::installed(folder_, "home"); }
    static std::string answer(core::Verification const& found) {
        return fixture::status_of(found) + " " + std::to_string(found.redacted);
    }
    Image files() const {
        Image found;
        for (auto const* file : {"work.counterpoint", "work.counterpoint-wal"})
            if (fixture::fs::exists(folder_.file(file)))
                found[file] = fixture::read_file(folder_.file(file));
        return found;
    }
    static std::string difference(std::map<std::string, std::string> const& was,
                                  std::map<std::string, std::string> const& is) {
        for (auto const& [name, text] : was)
            if (auto const now = is.find(name); now == is.end() || now->second != text)
                return name;
        for (auto const& [name, text] : is)
            if (!was.contains(name))
                return name;
        return {};
    }
    /// The journal of somebody who died in the middle of a change to the file.
    std::string unfinished() const {
        auto const child = ::fork();
        if (child == 0) {
            try {
                fixture::Tool tool(path_);
                tool.run(
                    "pragma cache_size = 1; begin; update claim_line set text_key = 'x'; create table junk(x); with "
                    "recursive n(i) as (select 1 union all select i + 1 from n where i < 300) insert into junk select "
                    "randomblob(2000) from n");
                ::_exit(0);
            } catch (std::exception const&) {
                ::_exit(1);
            }
        }
        ::waitpid(child, nullptr, 0);
        return fixture::read_file(path_ + "-journal");
    }
    Image another() {
        fixture::fs::remove(path_);
        auto options = fixture::installed(folder_, "home", "anna", 5);
        auto const store = db::create_workspace(path_, options);
        fixture::write_claims(*store, 9, "Que brouillard");
        return files();
    }

    fixture::FaultyDisk disk_; // forces nothing to the real one, which is quicker
    fixture::Folder folder_;
    std::string path_;
    Originals originals_;
    fixture::Questions asked_;
    std::map<GoOn, Control> controls_;
    GoOn on_ = GoOn::no;
};

/// What was counted of one class.
struct Tally {
    int made = 0, refused = 0, changed = 0, noticed = 0, by_check_alone = 0, missed = 0, broke = 0;
    std::vector<std::string> complaints;
};

/// Makes mutants in a process of its own, so that one that crashes or hangs is known and the rest go on.
class Herd {
public:
    explicit Herd(Laboratory& laboratory) : laboratory_(laboratory) {}

    Tally run(Mutation what, int count) {
        Tally tally;
        std::uint64_t seed = 1;
        while (tally.made < count && seed < static_cast<std::uint64_t>(count) * 20)
            seed = run_some(what, seed, count, tally);
        return tally;
    }

private:
    /// Runs on until enough are made or one breaks the process; the seed to go on with.
    std::uint64_t run_some(Mutation what, std::uint64_t seed, int count, Tally& tally) {
        int ends[2];
        if (::pipe(ends) != 0)
            throw std::runtime_error("no pipe");
        auto const child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            auto* const out = ::fdopen(ends[1], "w");
            for (int made = tally.made; made < count; ++seed) {
                ::alarm(30);
                auto const done = laboratory_.make(what, seed);
                if (!done)
                    continue;
                ++made;
                std::fprintf(out, "%llu\t%s\n", static_cast<unsigned long long>(seed), one_line(*done).c_str());
                std::fflush(out);
                auto const fate = laboratory_.look();
                std::fprintf(out, "%d%d%d%d%d\t%s\t%s\t%s\t%s\n", fate.refused, fate.verify_tells, fate.check_tells,
                             !fate.differs.empty(), !fate.differs_in_finding.empty(), one_line(fate.answer).c_str(),
                             one_line(fate.differs).c_str(), one_line(fate.differs_in_finding).c_str(),
                             one_line(fate.broke).c_str());
                std::fflush(out);
            }
            std::fclose(out);
            ::_exit(0);
        }
        ::close(ends[1]);
        auto* const in = ::fdopen(ends[0], "r");
        char* line = nullptr;
        std::size_t room = 0;
        bool waiting = false;
        std::uint64_t last = seed;
        std::string done;
        auto const next = [&] { return ::getline(&line, &room, in) > 0; };
        while (next()) {
            std::string text(line, std::strlen(line) - 1);
            if (!waiting) {
                auto const tab = text.find('\t');
                last = std::stoull(text.substr(0, tab));
                done = std::string(name_of(what)) + ":" + text;
                ++tally.made;
            } else {
                judge(text, done, tally);
            }
            waiting = !waiting;
        }
        std::free(line);
        std::fclose(in);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (waiting || !WIFEXITED(status)) {
            ++tally.broke;
            tally.complaints.push_back((WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM ? "HUNG " : "CRASHED ") +
                                       done);
        }
        return last + 1;
    }

    static void judge(std::string const& text, std::string const& done, Tally& tally) {
        auto const yes = [&](std::size_t at) { return text[at] == '1'; };
        auto const refused = yes(0), verify = yes(1), check = yes(2), proven = yes(3), convenient = yes(4);
        if (text.back() != '\t') {
            ++tally.broke;
            tally.complaints.push_back("THREW " + done + text.substr(5));
            return;
        }
        tally.refused += refused;
        if (!proven && !convenient)
            return;
        ++tally.changed;
        if (verify)
            ++tally.noticed;
        else if (check && proven) {
            ++tally.by_check_alone;
            tally.complaints.push_back("CHECK ALONE " + done + text.substr(5));
        } else if (check)
            ++tally.noticed;
        else {
            ++tally.missed;
            tally.complaints.push_back("MISSED " + done + text.substr(5));
        }
    }

    static char const* name_of(Mutation what) {
        for (auto const& [mutation, name] : fixture::mutations)
            if (mutation == what)
                return name;
        return "";
    }
    static std::string one_line(std::string text) {
        std::ranges::replace_if(
            text, [](char c) { return c == '\n' || c == '\t' || c == '\0'; }, ' ');
        return text.substr(0, 300);
    }

    Laboratory& laboratory_;
};

class Mutants : public testing::TestWithParam<std::pair<Mutation, char const*>> {};

TEST_P(Mutants, ChangeNoContentUnderAGoodAnswer) {
    auto const [what, name] = GetParam();
    Laboratory laboratory;
    if (auto const* one = std::getenv("COUNTERPOINT_MUTANT")) {
        auto const colon = std::string_view(one).rfind(':');
        if (std::string_view(one).substr(0, colon) != name)
            GTEST_SKIP() << "another class is asked for";
        auto const done = laboratory.make(what, std::strtoull(one + colon + 1, nullptr, 10));
        std::printf("%s\n", done ? done->c_str() : "it cannot be made");
        auto const fate = laboratory.look();
        std::printf("verify: %s, verify tells %d, check tells %d, refused %d %s\n", fate.answer.c_str(),
                    fate.verify_tells, fate.check_tells, fate.refused, fate.broke.c_str());
        if (!fate.refused)
            laboratory.show();
        return;
    }
    auto const* wanted = std::getenv("COUNTERPOINT_MUTANTS");
    auto const count = wanted ? std::atoi(wanted) / static_cast<int>(fixture::mutations.size()) : 220;
    auto const tally = Herd(laboratory).run(what, count);
    std::printf("%-12s made %d, refused %d, changed %d: noticed %d, by check alone %d, missed %d; broke %d\n", name,
                tally.made, tally.refused, tally.changed, tally.noticed, tally.by_check_alone, tally.missed,
                tally.broke);
    EXPECT_EQ(tally.made, count) << "too few can be made";
    std::size_t told = 0;
    for (auto const& complaint : tally.complaints)
        if (wanted || ++told <= 10)
            ADD_FAILURE() << complaint;
}

INSTANTIATE_TEST_SUITE_P(OfAWorkspace, Mutants, testing::ValuesIn(fixture::mutations),
                         [](auto const& tested) { return std::string(tested.param.second); });

} // namespace
