#include "core/exchange/sync.h"

#include "core/exchange/desk_steps.h"
#include "core/model/codec.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

LaneReport here_of(std::vector<LaneReport> const& lanes, LaneOffer const& offer) {
    auto const found = std::ranges::find(lanes, offer.lane, &LaneReport::lane);
    if (found != lanes.end()) return *found;
    LaneReport none;
    none.lane = offer.lane;
    none.key = offer.key;
    return none;
}

void require_this_desk(std::string const& workspace, Transport& transport) {
    if (auto const there = transport.workspace(); there != workspace)
        refuse(there.empty() ? say("There is no desk at {address}, or it is not there at the moment. Nothing was changed; "
                                   "you can go on working.",
                                   {{"address", transport.address()}})
                             : say("Another desk lies at {address} than this workspace’s. Nothing was changed.",
                                   {{"address", transport.address()}}));
}

/// So many entries are read at once where a window waits meanwhile, and where nobody does.
constexpr std::int64_t piece_elsewhere = 100, piece_here = 2000;
/// How long the time of the last exchange stands in the file when nothing moved.
constexpr std::int64_t note_every_ms = 60'000;
constexpr int most_rounds = 3; ///< of fetching and sending, while others go on

class Meeting {
public:
    Meeting(Store& store, Seat& seat, Transport& transport, Progress& progress, Home const& home, Leave leave)
        : store_(store), seat_(seat), transport_(transport), progress_(progress), home_(home), leave_(leave) {}

    SyncReport run() {
        home_([&] {
            workspace_ = store_.workspace();
            own_ = seat_.own_key();
        });
        require_this_desk(workspace_, transport_);
        auto fetching = progress_.part(0.6);
        take_in(fetching);
        fetching.update(1, 1);
        auto sending = progress_.rest();
        push(sending);
        // What others left between the two looks would be noticed by nobody until somebody leaves something again.
        for (int again = 0; again < most_rounds && looked_at_ != pulled_; ++again) {
            take_in(sending);
            push(sending);
        }
        sending.update(1, 1);
        return std::move(report_);
    }

private:
    /// A lane of which there is more than is here.
    struct Wanted {
        LaneOffer offer;
        std::int64_t from = 0;
        MerkleFrontier tree;
    };
    std::vector<Wanted> wanted(std::vector<LaneOffer> offers) {
        std::vector<Wanted> wanted;
        auto const lanes = store_.lanes();
        for (auto& offer : offers) {
            auto const here = here_of(lanes, offer);
            auto const own = offer.key == own_;
            if (own && offer.size <= here.size) continue; // push() looks at it
            if (auto bad = check_offer(offer, workspace_, here, seat_.root_of(offer.lane, offer.size)))
                report_.findings.push_back(std::move(*bad));
            else if (offer.size > here.size)
                wanted.push_back({std::move(offer), here.size, seat_.tree_of(here.lane)});
        }
        return wanted;
    }

    void take_in(Progress& progress) {
        while (pull(progress) && let_in()) {
        }
        home_([&] { keep_what_is_referred_to(); });
    }

    /// How much of which lane lies there, one's own aside.
    std::map<std::string, std::int64_t> of_others(std::vector<LaneOffer> const& offers) const {
        std::map<std::string, std::int64_t> sizes;
        for (auto const& offer : offers)
            if (offer.key != own_) sizes[offer.lane] = offer.size;
        return sizes;
    }

    bool pull(Progress& progress) {
        report_.findings.clear();
        report_.waiting = 0;
        auto offers = transport_.heads(report_.findings);
        pulled_ = of_others(offers);
        auto const lanes = home_([&] { return wanted(std::move(offers)); });
        std::vector<LaneBatch> batches;
        for (auto const& lane : lanes) {
            progress.update(0, 0);
            auto fetched = transport_.entries(lane.offer, lane.from);
            if (fetched.finding) {
                if (passes_by_itself(fetched.finding->state)) report_.waiting += lane.offer.size - lane.from;
                report_.findings.push_back(std::move(*fetched.finding));
                continue;
            }
            auto checked = check_entries(lane.offer, lane.tree, fetched.sealed);
            if (checked.finding)
                report_.findings.push_back(std::move(*checked.finding));
            else
                batches.push_back({lane.offer, std::move(checked.entries)});
        }
        if (batches.empty()) return true;
        auto const bytes = fetch_bytes(batches, progress);
        home_([&] {
            auto receipt = seat_.receive(batches, [&](Digest const& digest) -> std::optional<std::string> {
                if (!home_.is_elsewhere()) return transport_.blob(digest);
                auto const found = bytes.find(digest);
                return found == bytes.end() ? std::nullopt : std::optional(found->second);
            });
            report_.fetched += receipt.entries;
            home_.tell(receipt.refs);
            for (auto const& lane : lanes)
                for (auto const& finding : receipt.findings)
                    if (finding.lane == lane.offer.lane && passes_by_itself(finding.state))
                        report_.waiting += lane.offer.size - lane.from;
            std::ranges::move(receipt.refs, std::back_inserter(report_.refs));
            std::ranges::move(receipt.findings, std::back_inserter(report_.findings));
        });
        return true;
    }

    /// Whoever must not wait for the transport has the bytes before they come in.
    std::map<Digest, std::string> fetch_bytes(std::vector<LaneBatch> const& batches, Progress& progress) {
        std::map<Digest, std::string> bytes;
        if (!home_.is_elsewhere()) return bytes;
        std::vector<Digest> named;
        for (auto const& batch : batches)
            for (auto const& entry : batch.entries)
                for (auto const& change : entry.changes)
                    if (change.body)
                        if (auto const digest = bytes_of(decode(change.ref.kind, change.ref.id, *change.body)))
                            named.push_back(*digest);
        auto const missing = home_([&] { return seat_.missing_bytes(named); });
        for (std::size_t at = 0; at < missing.size(); ++at) {
            progress.update(at, missing.size());
            if (auto found = transport_.blob(missing[at])) bytes.emplace(missing[at], std::move(*found));
        }
        return bytes;
    }

    /// Who was invited and asks is let in by an admin's seat, but for those who might be taken for a member. Whether anybody
    /// was.
    bool let_in() {
        return home_([&] {
            auto const roster = seat_.roster();
            report_.held_back.clear();
            if (!roster.may(own_, DeskRole::admin)) return false;
            auto anybody = false;
            for (auto const& [key, asked] : roster.asked()) {
                auto const now = seat_.roster(); // with whom was let in just before
                if (!now.asked().contains(key)) continue; // somebody else was, on the same invitation
                if (auto const* member = now.namesake(key, asked.name)) {
                    report_.held_back.push_back({asked.name, member->name, key});
                    continue;
                }
                core::let_in(seat_, key);
                report_.let_in.push_back(asked.name);
                anybody = true;
            }
            return anybody;
        });
    }

    void keep_what_is_referred_to() {
        auto records = seat_.referred_to_but_deleted(report_.refs);
        if (records.empty()) return;
        if (keep(records)) return;
        // Together they cannot stand, such as one of which what it refers to was redacted: those that can.
        for (auto& record : records) keep({record});
    }

    bool keep(std::vector<Record> const& records) {
        Draft draft;
        draft.operation = keep_operation;
        draft.base = store_.head();
        draft.puts = records;
        try {
            home_.tell(store_.commit(draft).refs);
        } catch (Error const& error) {
            if (error.code() != Code::refused && error.code() != Code::bad_input && error.code() != Code::not_found) throw;
            return false;
        }
        std::ranges::copy(records, std::back_inserter(report_.kept));
        return true;
    }

    /// How much of one's own lane others may have now.
    std::int64_t to_show(std::int64_t size) const {
        auto const roster = seat_.roster();
        auto const* member = roster.find(own_);
        if (!member) return std::min<std::int64_t>(size, 1); // the request alone
        if (member->state == Member::State::member) return size;
        return member->ended.lane == lane_name(workspace_, own_) ? member->ended.index + 1 : 0;
    }

    void push(Progress& progress) {
        auto const name = lane_name(workspace_, own_);
        std::vector<LaneFinding> ignored;
        auto const offers = transport_.heads(ignored);
        looked_at_ = of_others(offers);
        auto const there = std::ranges::find(offers, name, &LaneOffer::lane);
        auto const is_there = there != offers.end();
        struct Here {
            std::int64_t size = 0, show = 0;
            std::optional<Digest> root; ///< when it had as many as are there
            Seat::Forgetting forgetting;
            std::vector<LaneReport> of_others;
        };
        auto const here = home_([&] {
            auto const lanes = store_.lanes();
            auto const own = std::ranges::find(lanes, name, &LaneReport::lane);
            Here found;
            if (own == lanes.end()) return found;
            found.size = own->size;
            found.show = to_show(own->size);
            if (is_there) found.root = seat_.root_of(name, there->size);
            found.forgetting = seat_.to_forget();
            if (seat_.roster().member(own_))
                std::ranges::copy_if(lanes, std::back_inserter(found.of_others), [&](LaneReport const& lane) { return lane.lane != name; });
            return found;
        });
        if (here.size == 0) return;
        auto first = is_there ? there->size : 0;
        auto anew = false;
        if (is_there) {
            auto const head = open_checkpoint(there->note, own_);
            // Somebody spoiled it: ours is right.
            anew = !head || head->size != there->size || leave_ == Leave::everything;
            if (anew) first = 0;
            if (head && head->size == there->size && there->size <= here.size && here.root != head->root) {
                report_.findings.push_back(
                    {there->lane, LaneState::forked,
                     say("What lies at the desk as this seat’s own entries is not what was written here: nothing was sent. "
                         "Another copy of this file may have written there; leave the desk with one of the two.")});
                return;
            }
        }
        if (here.show > first) anew = !append(name, first, here.show, progress) || anew;
        if ((anew || here.forgetting.lane_anew) && here.show > 0) rewrite(name, here.show);
        note(std::max(first, here.show));
        for (auto const& lane : here.of_others) pass_on(lane, offers);
        if (!here.forgetting.anything()) return;
        for (auto const& digest : here.forgetting.blobs) transport_.forget_blob(digest);
        for (auto const& offer : offers)
            if (std::ranges::find(here.forgetting.lanes_of_others, offer.lane) != here.forgetting.lanes_of_others.end())
                rewrite_of_other(offer);
        home_([&] { seat_.forgotten(); });
    }

    /// What somebody took back of their lane, or of the bytes it refers to, others may not have yet: here it is, as it was
    /// signed. Bytes are looked at where all is left anew.
    void pass_on(LaneReport const& lane, std::vector<LaneOffer> const& offers) {
        auto const there = std::ranges::find(offers, lane.lane, &LaneOffer::lane);
        auto const head = open_checkpoint(lane.checkpoint, lane.key);
        // A lane that is not there at all may not have arrived yet.
        auto const is_shorter = there != offers.end() ? there->size < lane.size : leave_ == Leave::everything;
        if (head && head->size == lane.size && is_shorter) leave_of_other({lane.lane, lane.key, lane.size, lane.checkpoint});
        if (leave_ != Leave::everything) return;
        for (auto const& digest : home_([&] { return seat_.blobs_of(lane.lane, 0); }))
            if (!transport_.has_blob(digest))
                if (auto bytes = home_([&] { return store_.bytes(digest); })) transport_.put_blob(Blob(std::move(*bytes)));
    }

    /// False when what lies there cannot be gone on with.
    bool append(std::string const& name, std::int64_t first, std::int64_t last, Progress& progress) {
        auto const blobs = home_([&] { return seat_.blobs_of(name, first); });
        auto const all = blobs.size() + static_cast<std::size_t>(last - first);
        std::uint64_t done = 0;
        for (auto const& digest : blobs) {
            if (leave_ == Leave::everything || !transport_.has_blob(digest))
                if (auto bytes = home_([&] { return store_.bytes(digest); })) transport_.put_blob(Blob(std::move(*bytes)));
            progress.update(++done, all);
        }
        auto const piece = home_.is_elsewhere() ? piece_elsewhere : piece_here;
        for (auto from = first; from < last; from += piece) {
            auto const to = std::min(last, from + piece);
            LaneOffer head;
            std::vector<std::string> sealed;
            home_([&] {
                head = seat_.signed_head(to);
                sealed = seat_.sealed(name, from, to);
            });
            if (!transport_.append(head, from, sealed)) return false;
            report_.sent += to - from;
            progress.update(done + static_cast<std::uint64_t>(to - first), all);
        }
        return true;
    }

    void rewrite(std::string const& name, std::int64_t last) {
        LaneOffer head;
        std::vector<std::string> sealed;
        home_([&] {
            head = seat_.signed_head(last);
            sealed = seat_.sealed(name, 0, last);
        });
        transport_.rewrite(head, sealed);
    }

    /// As it lies there, but for the words that were redacted since. Its head stays the one its own key signed.
    void rewrite_of_other(LaneOffer const& offer) {
        if (leave_of_other(offer)) return;
        auto const* member = seat_.roster().find(offer.key);
        report_.words_stay.push_back(member ? member->name : fingerprint(offer.key));
    }

    /// False where only its own seat may.
    bool leave_of_other(LaneOffer const& offer) {
        auto const sealed = home_([&] {
            auto const head = open_checkpoint(offer.note, offer.key);
            auto const is_here = head && head->size == offer.size && seat_.root_of(offer.lane, offer.size) == head->root;
            return is_here ? seat_.sealed(offer.lane, 0, offer.size) : std::vector<std::string>{};
        });
        if (sealed.empty()) return true;
        try {
            transport_.rewrite(offer, sealed);
        } catch (Error const& error) {
            if (error.code() != Code::refused) throw;
            return false;
        }
        return true;
    }

    void note(std::int64_t sent) {
        home_([&] {
            auto const last = seat_.exchanged();
            auto const now = store_.now();
            if (!last || last->sent != sent || report_.fetched > 0 || now.ms - last->at.ms >= note_every_ms || now < last->at)
                seat_.note_exchanged({sent, now});
        });
    }

    Store& store_;
    Seat& seat_;
    Transport& transport_;
    Progress& progress_;
    Home const& home_;
    Leave leave_;
    std::string workspace_;
    PublicKey own_;
    std::map<std::string, std::int64_t> pulled_, looked_at_; ///< what lay there before pulling, and before pushing
    SyncReport report_;
};

} // namespace

SyncReport meet(Store& store, Seat& seat, Transport& transport, Progress& progress, Home const& home, Leave leave) {
    return Meeting(store, seat, transport, progress, home, leave).run();
}

Apart how_far(Store& store, Seat& seat, Transport& transport) {
    require_this_desk(store.workspace(), transport);
    Apart apart;
    auto const lanes = store.lanes();
    auto const own = seat.own_key();
    auto const own_name = lane_name(store.workspace(), own);
    auto sent = std::int64_t{0};
    for (auto const& offer : transport.heads(apart.findings)) {
        auto const here = here_of(lanes, offer);
        if (offer.lane == own_name) sent = offer.size;
        if (auto bad = check_offer(offer, store.workspace(), here, seat.root_of(offer.lane, offer.size));
            bad && !(offer.lane == own_name && bad->state == LaneState::shortened))
            apart.findings.push_back(std::move(*bad));
        else if (offer.size > here.size)
            apart.to_fetch += offer.size - here.size;
    }
    if (auto const mine = std::ranges::find(lanes, own_name, &LaneReport::lane); mine != lanes.end())
        apart.to_send = std::max<std::int64_t>(0, mine->size - sent);
    return apart;
}

} // namespace core
