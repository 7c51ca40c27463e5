// The decision to go on with a file that is not what was known of it: an entry that says so, and the note that follows.
#include "core/log/redaction.h"
#include "db/known_heads.h"
#include "db/log.h"
#include "db/subjects.h"

#include <algorithm>

namespace db {

using core::say;
using core::Trust;

namespace {

std::vector<core::LaneHead> unsigned_heads(std::vector<core::LaneReport> const& lanes) {
    std::vector<core::LaneHead> heads;
    for (auto const& lane : lanes)
        if (lane.key.empty()) heads.push_back({lane.lane, lane.size, lane.root});
    return heads;
}

} // namespace

core::ChangeSet SqliteStore::accept() {
    file_.refuse_read_only();
    auto const pen = lock_writer();
    Transaction transaction(connection_); // what is looked at from here on is what gets under the signature
    proven_.forget(0);
    auto const looked = look_at_heads();
    auto const found = standing_.status > looked.status ? standing_ : looked; // a walk saw more than the heads tell
    core::ChangeSet result;
    result.operation = core::accept_operation;
    auto const takes_over = found.status == Trust::unsigned_log && keyring_.key_to_write(options_.entropy);
    if (found.status < Trust::heads_missing && !takes_over) return result;
    if (!desk_has_nothing_newer()) refuse_behind(); // who is asked first is the desk
    if (found.status == Trust::rows_differ)
        throw core::Error(core::Code::refused, core::why_not_written(found.status));
    // A finding about unsigned entries gives only their number, so their heads are compared as well.
    auto const written_since = connection_.integer("pragma data_version") != looked_at_ &&
                               unsigned_heads(looked.lanes) != unsigned_heads(standing_.lanes);
    if (written_since || found.status != standing_.status || found.subject != standing_.subject ||
        found.finding.text != standing_.finding.text) {
        standing_ = found;
        throw core::Error(core::Code::stale,
                          say("The file changed since it was looked at: now there is something else to decide. Nothing was "
                              "decided; look at it, then decide. {finding}",
                              {{"finding", render(found.finding)}}));
    }
    auto const known = keyring_.mark(workspace());
    auto lane = lane_to_write();
    core::Revision revision;
    revision.seq = head() + 1;
    revision.at = now();
    revision.actor = options_.actor;
    revision.operation = core::accept_operation;
    core::Decision decision;
    decision.found = found.status;
    decision.finding = found.finding.text;
    decision.at = place_of_finding(connection_, found.broken_at);
    decision.subject = found.subject;
    if (known) decision.known = heads_of(*known);
    if (lane.key) name_what_nobody_signed(decision, looked, lane.name);
    // The tree of the lane is made anew from its stored entries.
    core::MerkleFrontier tree;
    for (auto const& leaf : leaves(lane.name)) tree.append(leaf);
    auto renewed = connection_.prepare("update lane set size = ?2, frontier = ?3 where number = ?1");
    renewed.bind(1, lane.number).bind_blob(3, tree.save()).bind(2, static_cast<std::int64_t>(tree.size()));
    renewed.run();
    revision.notice = core::encode_decision(decision);
    append(revision, {});
    file_.stand_by_the_file(connection_, transaction);
    result.seq = revision.seq;
    transaction.commit();
    // The decision is saved: what fails from here on is no error.
    proven_.forget(0);
    owner_said_.reset();
    try {
        note_decision(found, looked, known, lane.size == 0 ? lane.name : std::string());
        look_again_after_deciding(found);
        note_heads(When::at_once);
    } catch (std::exception const&) { // the next look tells the rest
    }
    return result;
}

void SqliteStore::name_what_nobody_signed(core::Decision& decision, core::Verification const& looked,
                                          std::string const& own) const {
    for (auto const& lane : looked.lanes) {
        core::LaneHead const head{lane.lane, lane.size, lane.root};
        if (lane.key.empty()) {
            if (decision.found == Trust::unsigned_log) decision.taken_over.push_back(head);
            continue;
        }
        auto const is_found = decision.found == Trust::broken && decision.subject.thing == thing_of_lane(lane.lane);
        auto const up_to = signed_up_to(lane);
        if ((lane.lane != own && !is_found) || up_to == lane.size) continue;
        decision.tails.push_back({lane.lane, up_to, lane.size});
        if (lane.lane != own) decision.taken_over.push_back(head);
    }
}

void SqliteStore::note_decision(core::Verification const& found, core::Verification const& looked,
                                std::optional<Mark> const& known, std::string const& begun) {
    unnoted_ = true;
    auto things = not_yet_noted_;
    things.insert(found.subject.thing);
    core::Verification notes;
    notes.lanes = looked.lanes;
    look_whether_notes_are_missing(notes, known);
    auto const nothing_to_keep = !known && notes.status == Trust::ok;
    if (found.status <= Trust::heads_missing || (things.contains(path_thing) && nothing_to_keep)) {
        standing_ = {}; // nothing graver is left, and this is what kept it from being noted
        return note_heads(When::at_once);
    }
    if (things.contains(path_thing)) remember_workspace_here();
    if (!known) return;
    auto mark = *known;
    if (mark.found && decided_on(as_difference(*mark.found))) mark.found.reset();
    auto const* key = keyring_.key();
    if (things.contains(key_thing) && key) mark.own = key->public_key();
    auto const is_decided = [&](std::string const& name) { return things.contains(thing_of_lane(name)); };
    std::erase_if(mark.lanes, [&](auto const& lane) { return is_decided(lane.head.lane); });
    auto const here = to_be_noted(lanes());
    for (auto const& lane : here) {
        auto const& name = lane.head.lane;
        auto const own = key && lane.key == key->public_key();
        if (!is_decided(name) && name != begun && !(own && things.contains(key_thing))) continue;
        std::erase_if(mark.lanes, [&](auto const& each) { return each.head.lane == name; });
        mark.lanes.insert(&lane == &here.front() ? mark.lanes.begin() : mark.lanes.end(), lane);
    }
    keyring_.remember(workspace(), mark);
}

void SqliteStore::look_again_after_deciding(core::Verification const& found) {
    standing_ = look_at_heads_if_readable();
    if (found.status == Trust::broken || takes_a_walk(found.status, found.subject)) bytes_due_ = true;
    look_at_contents();
    if (takes_a_walk(standing_.status, standing_.subject)) note_found(&standing_);
}

} // namespace db
