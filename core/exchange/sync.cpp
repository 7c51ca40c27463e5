#include "core/exchange/sync.h"

#include "core/exchange/desk_steps.h"
#include "core/exchange/fetching.h"
#include "core/model/codec.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

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
        if (behind_) return std::move(report_);
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
    std::vector<Wanted> wanted(std::vector<LaneOffer> offers) {
        std::vector<Wanted> wanted;
        auto const lanes = store_.lanes();
        auto const roster = seat_.roster();
        auto const place = seat_.desk();
        for (auto& offer : offers) {
            auto const here = here_of(lanes, offer);
            auto const own = offer.key == own_;
            if (own && offer.size <= here.size) continue; // push() looks at it
            auto const may_come = own || roster.find(offer.key) || (roster.empty() && place && place->founder == offer.key);
            if (auto bad = check_offer(offer, workspace_, here, seat_.root_of(offer.lane, offer.size)))
                report_.findings.push_back(std::move(*bad));
            else if (offer.size > here.size)
                wanted.push_back({std::move(offer), here.size, seat_.tree_of(here.lane), may_come});
        }
        return wanted;
    }

    /// Whether all that lies there of one's own lane is here, and more of it than the file had, of a file that may be older than what its key wrote.
    bool is_caught_up(std::vector<LaneOffer> const& offers) {
        if (!behind_) return true;
        auto const name = lane_name(workspace_, own_);
        auto const own = std::ranges::find(offers, name, &LaneOffer::lane);
        // Where none lies, others may still name more of it than is here.
        auto holds = own == offers.end() && report_.waiting == 0;
        if (own != offers.end()) {
            auto const head = open_checkpoint(own->note, own_);
            holds = head && head->size == own->size && seat_.root_of(name, own->size) == head->root;
        }
        if (holds && own_grew_) {
            seat_.caught_up();
            behind_ = false;
        } else if (holds) {
            // The desk may be as old as the file, or its newer part not be here yet: who goes on then parts the seats for good.
            seat_.found_nothing_newer();
            report_.findings.push_back({name, LaneState::brought_back, why_nothing_newer()});
            return false;
        } else if (std::ranges::find(report_.findings, name, &LaneFinding::lane) == report_.findings.end()) {
            report_.findings.push_back({name, LaneState::forked, entries_of_another_copy()});
        }
        return holds;
    }

    static Message entries_of_another_copy() {
        return say("What lies at the desk as this seat’s own entries is not what was written here: nothing was sent. "
                   "Another copy of this file may have written there; leave the desk with one of the two.");
    }

    void take_in(Progress& progress) {
        while (pull(progress) && let_in()) {
        }
        if (!behind_) home_([&] { keep_what_is_referred_to(); });
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
        auto const lanes = home_([&] {
            behind_ = seat_.is_behind();
            return wanted(offers);
        });
        auto read = read_lanes(transport_, lanes, progress);
        report_.waiting = read.waiting;
        std::ranges::move(read.findings, std::back_inserter(report_.findings));
        own_grew_ = own_grew_ || std::ranges::any_of(read.batches, [&](LaneBatch const& batch) { return batch.offer.key == own_; });
        if (!read.batches.empty()) receive(read.batches, progress);
        return home_([&] {
            tell_outsiders(read.outsiders);
            return is_caught_up(offers);
        });
    }

    void receive(std::vector<LaneBatch> const& batches, Progress& progress) {
        auto const bytes = fetch_bytes(batches, progress);
        home_([&] {
            auto receipt = seat_.receive(batches, [&](Digest const& digest, std::uint64_t most) -> std::optional<std::string> {
                if (!home_.is_elsewhere()) return transport_.blob(digest, most);
                auto const found = bytes.find(digest);
                return found == bytes.end() ? std::nullopt : std::optional(found->second);
            });
            report_.fetched += receipt.entries;
            home_.tell(receipt.refs);
            for (auto const& batch : batches)
                for (auto const& finding : receipt.findings)
                    if (finding.lane == batch.offer.lane && passes_by_itself(finding.state))
                        report_.waiting += static_cast<std::int64_t>(batch.entries.size());
            std::ranges::move(receipt.refs, std::back_inserter(report_.refs));
            std::ranges::move(receipt.findings, std::back_inserter(report_.findings));
        });
    }

    void tell_outsiders(std::vector<ReadLanes::Outsider> const& outsiders) {
        if (outsiders.empty()) return;
        auto const roster = seat_.roster();
        for (auto const& [offer, asks] : outsiders) {
            auto const asked = roster.asked().find(offer.key);
            auto const invited = asks && asks->key == offer.key && roster.invites(*asks, workspace_);
            if (invited || asked != roster.asked().end())
                report_.findings.push_back({offer.lane, LaneState::asks,
                                            say("{who} asks to join and was let in by no admin yet; what follows waits.",
                                                {{"who", invited ? asks->name : asked->second.name}})});
            else
                report_.findings.push_back({offer.lane, LaneState::stranger, no_member(offer.key)});
        }
    }

    /// Whoever must not wait for the transport has the bytes before they come in.
    std::map<Digest, std::string> fetch_bytes(std::vector<LaneBatch> const& batches, Progress& progress) {
        std::map<Digest, std::string> bytes;
        if (!home_.is_elsewhere()) return bytes;
        std::vector<Digest> named;
        std::map<Digest, std::uint64_t> most;
        for (auto const& batch : batches)
            for (auto const& entry : batch.entries)
                for (auto const& change : entry.changes) {
                    if (!change.body) continue;
                    auto const record = decode(change.ref.kind, change.ref.id, *change.body);
                    auto const digest = bytes_of(record);
                    if (!digest) continue;
                    named.push_back(*digest);
                    most[*digest] = std::max(most[*digest], most_bytes_of(record));
                }
        auto const missing = home_([&] { return seat_.missing_bytes(named); });
        for (std::size_t at = 0; at < missing.size(); ++at) {
            progress.update(at, missing.size());
            if (auto found = transport_.blob(missing[at], most.at(missing[at]))) bytes.emplace(missing[at], std::move(*found));
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
                report_.findings.push_back({there->lane, LaneState::forked, entries_of_another_copy()});
                return;
            }
        }
        auto const look = here.show > 0 && is_time_to_look();
        if (here.show > 0) leave_bytes(name, is_there && !anew && !look ? first : 0, here.show, progress);
        if (here.show > first) anew = !append(name, first, here.show, progress) || anew;
        if ((anew || here.forgetting.lane_anew) && here.show > 0) rewrite(name, here.show);
        note(std::max(first, here.show), look);
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
        auto const is_there = there != offers.end();
        if (head && head->size == lane.size) {
            LaneOffer const whole{lane.lane, lane.key, lane.size, lane.checkpoint};
            // A lane that is not there at all may not have arrived yet.
            if (leave_ == Leave::everything && is_there && there->size <= lane.size)
                put_back(whole, *there);
            else if (is_there ? there->size < lane.size : leave_ == Leave::everything && may_leave_whole(lane.key))
                leave_of_other(whole);
        }
        if (leave_ != Leave::everything) return;
        for (auto const& digest : home_([&] { return seat_.blobs_of(lane.lane, 0, lane.size); }))
            if (!transport_.has_blob(digest)) leave(digest);
    }

    /// Whether a lane that is not there at all may be left for somebody else: where it would be mine then, only of one who
    /// belongs to the desk no more.
    bool may_leave_whole(PublicKey const& key) {
        if (!transport_.lanes_have_owners()) return true;
        return home_([&] {
            auto const roster = seat_.roster();
            auto const* member = roster.find(key);
            return member && member->state != Member::State::member;
        });
    }

    /// What entries of somebody else lost there, other than by a redaction. What more of them lies there stays.
    void put_back(LaneOffer const& lane, LaneOffer const& there) {
        auto entries = home_([&] { return seat_.sealed(lane.lane, 0, lane.size); });
        std::size_t at = 0;
        auto alike = true;
        auto const missing = transport_.entries(there, 0, largest_entry, [&](std::string theirs) {
            auto& ours = entries[at++];
            if (theirs == ours) return at < entries.size();
            auto const opened = open_sealed(theirs), here = open_sealed(ours);
            if (opened && here && opened->leaf == here->leaf && theirs.size() > ours.size())
                ours = std::move(theirs);
            else
                alike = false;
            return at < entries.size();
        });
        auto const head = open_checkpoint(there.note, lane.key);
        auto const is_signed = head && head->size == there.size;
        if (missing || !alike || at < entries.size() || !is_signed) leave_there(lane, entries);
    }

    /// Where it was looked lately only what is new is asked for.
    bool is_time_to_look() {
        return !home_.is_elsewhere() || home_([&] {
            auto const last = seat_.exchanged();
            return !last || store_.now() < last->looked || store_.now().ms - last->looked.ms >= note_every_ms;
        });
    }

    /// Bytes that entries of one's own refer to, from an index on, as far as they are not there: others may have taken away
    /// what was there already.
    void leave_bytes(std::string const& name, std::int64_t from, std::int64_t to, Progress& progress) {
        auto const own = home_([&] { return seat_.blobs_of(name, from, to); });
        auto const lacking = leave_ == Leave::everything ? own : transport_.lacking(own);
        std::size_t done = 0, kept_off = 0;
        for (auto const& digest : lacking) {
            if (!leave(digest)) ++kept_off;
            progress.update(++done, lacking.size() + 1);
        }
        if (kept_off > 0)
            report_.findings.push_back({name, LaneState::late,
                                        say("Saved bytes that cannot be left at the desk at the moment, for somebody holds their "
                                            "place there: {count}. Entries were sent all the same; the bytes follow.",
                                            {{"count", std::to_string(kept_off)}})});
    }

    bool leave(Digest const& digest) {
        auto bytes = home_([&] { return store_.bytes(digest); });
        return !bytes || transport_.put_blob(Blob(std::move(*bytes)));
    }

    /// False when what lies there cannot be gone on with.
    bool append(std::string const& name, std::int64_t first, std::int64_t last, Progress& progress) {
        auto const all = static_cast<std::uint64_t>(last - first);
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
            progress.update(static_cast<std::uint64_t>(to - first), all);
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
        return sealed.empty() || leave_there(offer, sealed);
    }

    bool leave_there(LaneOffer const& offer, std::vector<std::string> const& sealed) {
        try {
            transport_.rewrite(offer, sealed);
        } catch (Error const& error) {
            if (error.code() != Code::refused) throw;
            return false;
        }
        return true;
    }

    void note(std::int64_t sent, bool looked) {
        home_([&] {
            auto const last = seat_.exchanged();
            auto const now = store_.now();
            if (!last || last->sent != sent || report_.fetched > 0 || now.ms - last->at.ms >= note_every_ms || now < last->at)
                seat_.note_exchanged({sent, now, looked || !last ? now : last->looked});
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
    bool behind_ = false; ///< this file may be older than what its own key wrote
    bool own_grew_ = false; ///< the desk had more of one's own lane than this file
    std::map<std::string, std::int64_t> pulled_, looked_at_; ///< what lay there before pulling, and before pushing
    SyncReport report_;
};

} // namespace

SyncReport meet(Store& store, Seat& seat, Transport& transport, Progress& progress, Home const& home, Leave leave) {
    return Meeting(store, seat, transport, progress, home, leave).run();
}

} // namespace core
