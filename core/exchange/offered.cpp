// What lies at the transport held to who signed it, before anything of it is looked at.
#include "core/exchange/sync.h"
#include "core/log/redaction.h"
#include "core/model/codec.h"

#include <algorithm>
#include <limits>

namespace core {

namespace {

LaneFinding found_of(LaneOffer const& offer, LaneState state, Message why) { return {offer.lane, state, std::move(why)}; }

/// Not so: times that no clock shows, identities no record has, requests to come in that bring something along.
bool is_well_formed(SealedEntry const& entry) {
    constexpr std::int64_t year_10000 = 253'402'300'800'000; // in milliseconds of Unix time
    auto const& revision = entry.entry.revision;
    auto const is_identity = [](StoredChange const& change) {
        return change.ref.id > 0 && change.ref.id < std::numeric_limits<RawId>::max();
    };
    return revision.at.ms >= 0 && revision.at.ms < year_10000 && std::ranges::all_of(entry.changes, is_identity) &&
           (entry.changes.empty() || !member_in(revision.operation, revision.notice));
}

/// Whether a record is one, and a link leads from something to something it can.
bool is_readable(StoredChange const& change) {
    if (!change.body) return true;
    try {
        auto const record = decode(change.ref.kind, change.ref.id, *change.body);
        auto const* link = std::get_if<Link>(&record);
        return !link || find_rule(link->relation, link->from.kind, link->to.kind);
    } catch (Error const&) {
        return false;
    }
}

} // namespace

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

Message no_member(PublicKey const& key) {
    return say("The key {key} is no member’s, and no invitation fits it: nothing of this lane came in.",
               {{"key", fingerprint(key)}});
}

bool LaneCheck::bad(LaneState state, Message why) {
    entries_.clear();
    finding_ = found_of(offer_, state, std::move(why));
    return false;
}

bool LaneCheck::take(std::string_view sealed) {
    auto entry = open_sealed(sealed);
    auto const index = static_cast<std::int64_t>(tree_.size());
    if (!entry)
        return bad(entry.error().code == Code::newer ? LaneState::newer : LaneState::altered,
                   say("Entry {index}: {why} Nothing of this lane came in.",
                       {{"index", std::to_string(index)}, {"why", render(entry.error().message)}}));
    auto const& revision = entry->entry.revision;
    if (!is_well_formed(*entry))
        return bad(LaneState::altered, say("Entry {index} is none that this program writes. Nothing of this lane came in.",
                                           {{"index", std::to_string(index)}}));
    if (revision.lane != offer_.lane || revision.index != index)
        return bad(LaneState::out_of_order,
                   say("Entry {index} is not the one that belongs there: entries were doubled, left out or exchanged. "
                       "Nothing of this lane came in.",
                       {{"index", std::to_string(index)}}));
    if (!std::ranges::all_of(entry->changes, is_readable))
        return bad(LaneState::altered, say("Entry {index} holds a record that cannot be read. Nothing of this lane "
                                           "came in.",
                                           {{"index", std::to_string(index)}}));
    tree_.append(entry->leaf);
    entries_.push_back(std::move(*entry));
    return true;
}

bool LaneCheck::end() {
    if (finding_) return false;
    auto const head = open_checkpoint(offer_.note, offer_.key);
    if (head && head->size == static_cast<std::int64_t>(tree_.size()) && head->root == tree_.root()) return true;
    return bad(LaneState::forked, say("The entries of this lane are not those that its head signs, or follow on other "
                                      "ones than those that are here: nothing of it came in."));
}

} // namespace core
