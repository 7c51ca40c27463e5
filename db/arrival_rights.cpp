// Who may: which lanes come in at all, and what of their entries takes a role or a membership.
#include "core/exchange/sync.h"
#include "core/log/redaction.h"
#include "db/arrival.h"

#include <algorithm>
#include <utility>

namespace db {

using core::LaneState;
using core::say;

namespace {

std::optional<core::MemberNotice> member_notice(core::Revision const& revision) {
    return core::member_in(revision.operation, revision.notice);
}

} // namespace

bool Arrival::is_admitted(Lane& lane, core::Revision const& revision) {
    // A lane that a member's entry names is admitted, whoever owns it; that does not make it count. The order of
    // arrival differs from seat to seat, so it must not decide.
    if (named_.contains(lane.batch->offer.lane)) return true;
    if (!roster_) roster_ = store_.roster();
    auto const& key = lane.batch->offer.key;
    if (auto const* member = roster_->find(key)) {
        auto const place = EntryPlace{lane.number, revision.index};
        auto const ended = member->state != core::Member::State::member;
        if (!ended || store_.proven_.members().counts(place, store_.proven_.clocks())) return true;
        // A member of longer standing may have removed the remover first.
        auto const* by = roster_->find(member->turns.back().by);
        if (by && by->rank > member->rank) return true;
        lane.waits = core::LaneFinding{lane.batch->offer.lane, LaneState::stranger,
                                       say("{who} was removed from this desk by somebody who had not seen entry {index}: it does "
                                           "not count, and nothing of it came in.",
                                           {{"who", member->name}, {"index", std::to_string(revision.index)}})};
        return false;
    }
    if (roster_->empty()) {
        auto const place = store_.desk();
        if (place && place->founder == key) return true;
    } else if (revision.index == 0) {
        auto const notice = member_notice(revision);
        if (notice && notice->step == core::MemberStep::ask && roster_->may_say(*notice, key, store_.workspace()))
            return true;
    } else if (roster_->asked().contains(key)) {
        lane.waits = core::LaneFinding{lane.batch->offer.lane, LaneState::asks,
                                       say("{who} asks to join and was let in by no admin yet; what follows waits.",
                                           {{"who", roster_->asked().at(key).name}})};
        return false;
    }
    lane.waits = core::LaneFinding{lane.batch->offer.lane, LaneState::stranger,
                                   core::no_member(key)};
    return false;
}

/// Throws LeftOut when an entry does what takes a role or a membership that its author, as far as they knew, had not.
/// Every seat comes to the same answer. Whether a redaction is obeyed here is asked afterwards.
void Arrival::hold_to_members(Lane const& lane, core::Revision const& revision, EntryPlace const& place) {
    auto const& key = lane.batch->offer.key;
    auto const notice = member_notice(revision);
    auto const redacts = revision.operation == core::redact_operation;
    auto const* member = roster_ ? roster_->find(key) : nullptr;
    auto const ended = member && member->state != core::Member::State::member;
    if (!notice && !redacts && !ended) return;
    auto const refuse = [&](LaneState state, core::Message why) {
        leave_out(lane.batch->offer.lane, state, std::move(why));
        throw LeftOut{};
    };
    auto const& then = store_.proven_.members().known_to(place, store_.proven_.clocks());
    auto const* known = then.find(key);
    if (known && known->state != core::Member::State::member)
        refuse(LaneState::stranger, say("{who} left this desk, or was removed, and wrote entry {index} afterwards: nothing of "
                                        "it came in.",
                                        {{"who", known->name}, {"index", std::to_string(revision.index)}}));
    auto const desk = store_.desk();
    auto const founds_anew = notice && notice->step == core::MemberStep::found && desk && desk->founder != key;
    // A member whose request an earlier version accepted with an invitation that this one would refuse.
    auto const was_let_in = notice && notice->step == core::MemberStep::ask && notice->key == key && member;
    auto const may_say = !notice || was_let_in || (then.may_say(*notice, key, store_.workspace()) && !founds_anew);
    if (!may_say || (redacts && !may_redact(revision, place, then.may(key, core::DeskRole::admin))))
        refuse(LaneState::not_allowed, say("Entry {index} says who belongs to the desk, or redacts, and its key may not: "
                                           "nothing of this lane came in.",
                                           {{"index", std::to_string(revision.index)}}));
    if (notice) roster_.reset();
}

/// A redaction takes words away for good, so it is never taken in on trust.
bool Arrival::may_redact(core::Revision const& revision, EntryPlace const& place, bool as_admin) {
    auto const& clocks = store_.proven_.clocks();
    if (!as_admin && !store_.proven_.members().may(place, core::DeskRole::admin, clocks)) return false;
    auto known = true;
    core::redaction_in(revision.operation, revision.notice, [&](core::LogPlace const& redacted) {
        auto lane = store_.connection_.prepare("select number from lane where uuid = ?1");
        lane.bind(1, redacted.lane);
        known = known && lane.next() && clocks.knows({lane.integer(0), redacted.index}, place);
        return 1;
    });
    return known;
}

bool Arrival::is_obeyed(EntryPlace const& place) const {
    auto const& members = store_.proven_.members();
    auto const& clocks = store_.proven_.clocks();
    return members.counts(place, clocks) && members.may(place, core::DeskRole::admin, clocks);
}

} // namespace db
