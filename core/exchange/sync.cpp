#include "core/exchange/sync.h"

#include "core/model/codec.h"

#include <algorithm>

namespace core {

namespace {

LaneFinding found_of(LaneOffer const& offer, LaneState state, Message why) { return {offer.lane, state, std::move(why)}; }

LaneReport here_of(std::vector<LaneReport> const& lanes, LaneOffer const& offer) {
    auto const found = std::ranges::find(lanes, offer.lane, &LaneReport::lane);
    if (found != lanes.end()) return *found;
    LaneReport none;
    none.lane = offer.lane;
    none.key = offer.key;
    return none;
}

void require_this_desk(Store& store, Transport& transport) {
    if (auto const there = transport.workspace(); there != store.workspace())
        refuse(there.empty() ? say("There is no desk at {address}, or it is not there at the moment. Nothing was changed; "
                                   "you can go on working.",
                                   {{"address", transport.address()}})
                             : say("Another desk lies at {address} than this workspace’s. Nothing was changed.",
                                   {{"address", transport.address()}}));
}

class Meeting {
public:
    Meeting(Store& store, Seat& seat, Transport& transport, Progress& progress)
        : store_(store), seat_(seat), transport_(transport), progress_(progress), own_(seat.own_key()) {}

    SyncReport run() {
        auto fetching = progress_.part(0.6);
        while (pull() && let_in()) {
        }
        fetching.update(1, 1);
        keep_what_is_referred_to();
        auto sending = progress_.rest();
        push(sending);
        sending.update(1, 1);
        return std::move(report_);
    }

private:
    /// Whether anything came in.
    bool pull() {
        report_.findings.clear();
        std::vector<LaneBatch> batches;
        auto const lanes = store_.lanes();
        for (auto& offer : transport_.heads(report_.findings)) {
            auto const here = here_of(lanes, offer);
            auto const own = offer.key == own_;
            if (own && offer.size <= here.size) continue; // push() looks at it
            if (auto bad = check_offer(offer, store_.workspace(), here, seat_.root_of(offer.lane, offer.size))) {
                report_.findings.push_back(std::move(*bad));
                continue;
            }
            if (offer.size == here.size) continue;
            auto fetched = transport_.entries(offer, here.size);
            if (fetched.finding) {
                report_.findings.push_back(std::move(*fetched.finding));
                continue;
            }
            auto checked = check_entries(offer, seat_.tree_of(offer.lane), fetched.sealed);
            if (checked.finding)
                report_.findings.push_back(std::move(*checked.finding));
            else
                batches.push_back({std::move(offer), std::move(checked.entries)});
        }
        if (batches.empty()) return true;
        auto receipt = seat_.receive(batches, [&](Digest const& digest) { return transport_.blob(digest); });
        report_.fetched += receipt.entries;
        std::ranges::move(receipt.refs, std::back_inserter(report_.refs));
        std::ranges::move(receipt.findings, std::back_inserter(report_.findings));
        return true;
    }

    /// Who was invited and asks is let in by an admin's seat. Whether anybody was.
    bool let_in() {
        auto const roster = seat_.roster();
        if (!roster.may(own_, DeskRole::admin) || roster.asked().empty()) return false;
        for (auto const& [key, asked] : roster.asked()) {
            if (!seat_.roster().asked().contains(key)) continue; // somebody else was let in on the same invitation
            seat_.enter({MemberStep::admit, key, asked.name, asked.by.role, asked.by.key, {}});
            report_.let_in.push_back(asked.name);
        }
        return true;
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
            store_.commit(draft);
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
        return member->ended.lane == lane_name(store_.workspace(), own_) ? member->ended.index + 1 : 0;
    }

    void push(Progress& progress) {
        auto const name = lane_name(store_.workspace(), own_);
        std::vector<LaneFinding> ignored;
        auto const offers = transport_.heads(ignored);
        auto const there = std::ranges::find(offers, name, &LaneOffer::lane);
        auto const lanes = store_.lanes();
        auto const here = std::ranges::find(lanes, name, &LaneReport::lane);
        if (here == lanes.end()) return;
        auto first = there == offers.end() ? 0 : there->size;
        auto const last = to_show(here->size);
        auto anew = false;
        if (there != offers.end()) {
            auto const head = open_checkpoint(there->note, own_);
            anew = !head || head->size != there->size; // somebody spoiled it: ours is right
            if (anew) first = 0;
            if (!anew && there->size <= here->size && seat_.root_of(name, there->size) != head->root) {
                report_.findings.push_back(found_of(
                    *there, LaneState::forked,
                    say("What lies at the desk as this seat’s own entries is not what was written here: nothing was sent. "
                        "Another copy of this file may have written there; leave the desk with one of the two.")));
                return;
            }
        }
        auto const forgetting = seat_.to_forget();
        if (last > first) {
            auto const blobs = seat_.blobs_of(name, first);
            std::uint64_t done = 0;
            for (auto const& digest : blobs) {
                if (!transport_.has_blob(digest))
                    if (auto bytes = store_.bytes(digest)) transport_.put_blob(Blob(std::move(*bytes)));
                progress.update(++done, blobs.size() + 1);
            }
            anew = anew || !transport_.append(seat_.signed_head(last), first, seat_.sealed(name, first, last));
            report_.sent += last - first;
        }
        if ((anew || forgetting.lane_anew) && last > 0)
            transport_.rewrite(seat_.signed_head(last), seat_.sealed(name, 0, last));
        if (!forgetting.lane_anew && forgetting.blobs.empty()) return;
        for (auto const& digest : forgetting.blobs) transport_.forget_blob(digest);
        seat_.forgotten();
    }

    Store& store_;
    Seat& seat_;
    Transport& transport_;
    Progress& progress_;
    PublicKey own_;
    SyncReport report_;
};

} // namespace

std::optional<LaneFinding> check_offer(LaneOffer const& offer, std::string_view workspace, LaneReport const& here,
                                       std::optional<Digest> const& root_there) {
    auto const head = open_checkpoint(offer.note, offer.key);
    if (!head)
        return found_of(offer, LaneState::not_signed,
                       say("The head of this lane is not signed by the key it names: nothing of it came in."));
    if (head->origin != origin_of(workspace, offer.lane) || offer.lane != lane_name(workspace, offer.key))
        return found_of(offer, LaneState::other_desk,
                       say("This lane belongs to another workspace: nothing of it came in."));
    if (head->size != offer.size)
        return found_of(offer, LaneState::not_signed,
                       say("The head of this lane says another size than the one that is signed: nothing of it came in."));
    if (offer.size < here.size && root_there == head->root)
        return found_of(offer, LaneState::shortened,
                       say("There are {there} entries of this lane at the desk, and {here} of them are here: somebody took "
                           "some away, or brought back an older state.",
                           {{"there", std::to_string(offer.size)}, {"here", std::to_string(here.size)}}));
    if (offer.size <= here.size && root_there != head->root)
        return found_of(offer, LaneState::forked,
                       say("This lane tells another history at the desk than the one that is here, and both are signed: "
                           "nothing of it came in."));
    return std::nullopt;
}

Checked check_entries(LaneOffer const& offer, MerkleFrontier tree, std::vector<std::string> const& sealed) {
    Checked checked;
    auto const bad = [&](LaneState state, Message why) {
        checked.entries.clear();
        checked.finding = found_of(offer, state, std::move(why));
        return std::move(checked);
    };
    for (auto const& bytes : sealed) {
        auto entry = open_sealed(bytes);
        auto const index = static_cast<std::int64_t>(tree.size());
        if (!entry)
            return bad(entry.error().code == Code::newer ? LaneState::newer : LaneState::altered,
                       say("Entry {index}: {why} Nothing of this lane came in.",
                           {{"index", std::to_string(index)}, {"why", render(entry.error().message)}}));
        auto const& revision = entry->entry.revision;
        if (revision.lane != offer.lane || revision.index != index)
            return bad(LaneState::out_of_order,
                       say("Entry {index} is not the one that belongs there: entries were doubled, left out or exchanged. "
                           "Nothing of this lane came in.",
                           {{"index", std::to_string(index)}}));
        for (auto const& change : entry->changes) {
            if (!change.body) continue;
            try {
                decode(change.ref.kind, change.ref.id, *change.body);
            } catch (Error const&) {
                return bad(LaneState::altered, say("Entry {index} holds a record that cannot be read. Nothing of this lane "
                                                   "came in.",
                                                   {{"index", std::to_string(index)}}));
            }
        }
        tree.append(entry->leaf);
        checked.entries.push_back(std::move(*entry));
    }
    auto const head = open_checkpoint(offer.note, offer.key);
    if (!head || head->size != static_cast<std::int64_t>(tree.size()) || head->root != tree.root())
        return bad(LaneState::forked, say("The entries of this lane are not those that its head signs, or follow on other "
                                          "ones than those that are here: nothing of it came in."));
    return checked;
}

SyncReport meet(Store& store, Seat& seat, Transport& transport, Progress& progress) {
    require_this_desk(store, transport);
    return Meeting(store, seat, transport, progress).run();
}

Apart how_far(Store& store, Seat& seat, Transport& transport) {
    require_this_desk(store, transport);
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
