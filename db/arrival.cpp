#include "db/arrival.h"

#include "core/log/redaction.h"
#include "core/model/codec.h"
#include "db/log.h"
#include "db/projection.h"

#include <algorithm>

namespace db {

namespace {

using core::LaneState;
using core::say;

std::optional<core::MemberNotice> member_notice(core::Revision const& revision) {
    return core::member_in(revision.operation, revision.notice);
}

/// Whether the log has a state of it, or the word of its deletion.
bool was_ever_here(Connection const& connection, core::Ref ref) {
    auto row = connection.prepare("select 1 from change where kind = ?1 and entity = ?2 limit 1");
    row.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
    return row.next();
}

} // namespace

Arrival::Arrival(SqliteStore& store, std::vector<core::LaneBatch> const& batches, Fetch const& fetch)
    : store_(store), batches_(batches), fetch_(fetch) {}

void Arrival::add_redacted(core::Revision const& revision, std::set<core::Ref>& refs) {
    if (auto const redaction = core::redaction_in(revision.operation, revision.notice, [](auto const&) { return 1; }))
        for (auto const& state : redaction->states) refs.insert(state.ref);
}

/// Who is removed, or loses a role, may have written what does not count any more; what took that away from somebody else
/// may not count any more itself.
std::set<core::Ref> Arrival::judged_anew() const {
    std::set<core::PublicKey> keys;
    for (auto const& batch : batches_)
        for (auto const& entry : batch.entries)
            if (auto const notice = member_notice(entry.entry.revision)) keys.insert(notice->key);
    std::set<core::Ref> refs;
    if (keys.empty()) return refs;
    auto const roster = store_.roster();
    for (auto const& [key, member] : roster.members())
        if (std::ranges::any_of(member.turns, &core::Member::Turn::lowers)) keys.insert(key);
    for (auto const& key : keys) {
        auto cursor = store_.connection_.prepare("select distinct c.kind, c.entity from lane l join revision r on r.lane = "
                                                 "l.number join change c on c.seq = r.seq where l.key = ?1");
        cursor.bind_blob(1, key.view());
        while (cursor.next()) refs.insert({to_kind(cursor.integer(0)), cursor.integer(1)});
    }
    return refs;
}

/// What readers have of a claim stays by its verdicts: with them its words and links are judged anew, where anybody
/// changed them.
void Arrival::add_shown_with(std::set<core::Ref>& refs) const {
    auto const& connection = store_.connection_;
    std::set<core::RawId> claims;
    auto const take = [&](core::RawId review, std::string_view body) {
        claims.insert(std::get<core::Review>(core::decode(core::Kind::review, review, body)).claim.value);
    };
    for (auto const& ref : refs) {
        if (ref.kind != core::Kind::review) continue;
        auto bodies = connection.prepare("select body from change where kind = ?1 and entity = ?2 and body is not null");
        bodies.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
        while (bodies.next()) take(ref.id, bodies.text(0));
    }
    for (auto const& batch : batches_)
        for (auto const& entry : batch.entries)
            for (auto const& change : entry.changes)
                if (change.ref.kind == core::Kind::review && change.body) take(change.ref.id, *change.body);
    std::set<core::Ref> shown;
    for (auto const id : claims) {
        core::Ref const claim{core::Kind::claim, id};
        shown.insert(claim);
        for (auto const link : store_.ever_referring(core::Kind::link, claim)) shown.insert({core::Kind::link, link});
    }
    for (auto const& ref : shown) {
        auto changes = connection.prepare("select 1 from change where kind = ?1 and entity = ?2 limit 1 offset 1");
        changes.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
        if (changes.next()) refs.insert(ref);
    }
}

std::set<core::Ref> Arrival::refs() const {
    auto refs = judged_anew();
    for (auto const& batch : batches_)
        for (auto const& entry : batch.entries) {
            for (auto const& change : entry.changes) refs.insert(change.ref);
            add_redacted(entry.entry.revision, refs);
        }
    add_shown_with(refs);
    return refs;
}

std::set<core::Ref> Arrival::may_go() const {
    auto refs = judged_anew();
    add_shown_with(refs);
    for (auto const& batch : batches_)
        for (auto const& entry : batch.entries) {
            for (auto const& change : entry.changes)
                if (!change.body) refs.insert(change.ref);
            add_redacted(entry.entry.revision, refs);
        }
    return refs;
}

void Arrival::run() {
    auto const base = store_.head();
    for (bool whole = false; !whole;) {
        store_.connection_.execute("savepoint arrival");
        entries_ = 0;
        whole = attempt();
        if (!whole) store_.connection_.execute("rollback to arrival");
        store_.connection_.execute("release arrival");
        store_.proven_.forget(base + 1);
    }
}

std::vector<core::LaneFinding> Arrival::findings() const {
    std::vector<core::LaneFinding> found;
    for (auto const& [lane, finding] : left_out_) found.push_back(finding);
    return found;
}

void Arrival::leave_out(std::string const& lane, LaneState state, core::Message why) {
    left_out_.try_emplace(lane, core::LaneFinding{lane, state, std::move(why)});
}

bool Arrival::attempt() {
    lanes_.clear();
    bodiless_.clear();
    reasonless_.clear();
    named_.clear();
    roster_.reset();
    for (auto const& batch : batches_) {
        if (left_out_.contains(batch.offer.lane)) continue;
        Lane lane;
        lane.batch = &batch;
        lane.tree = store_.tree_of(batch.offer.lane);
        auto number = store_.connection_.prepare("select number from lane where uuid = ?1");
        number.bind(1, batch.offer.lane);
        if (number.next()) lane.number = number.integer(0);
        lanes_.emplace(batch.offer.lane, std::move(lane));
    }
    try {
        for (bool moved = true; std::exchange(moved, false);) {
            auto const named = named_.size();
            for (auto& [name, lane] : lanes_)
                while (!lane.done() && may_come(lane)) {
                    bring(lane);
                    moved = true;
                }
            moved = moved || named_.size() > named;
        }
    } catch (LeftOut const&) {
        return false;
    }
    auto whole = true;
    for (auto& [name, lane] : lanes_) {
        if (lane.done()) continue;
        leave_out(name, lane.waits->state, lane.waits->why);
        whole = false;
    }
    if (!whole || !everything_is_there()) return false;
    for (auto& [name, lane] : lanes_) finish(lane);
    return true;
}

bool Arrival::may_come(Lane& lane) {
    auto const& revision = lane.batch->entries[lane.next].entry.revision;
    auto const& name = lane.batch->offer.lane;
    auto const heads = core::decode_heads(revision.seen);
    if (!heads) {
        leave_out(name, LaneState::altered, say("Entry {index} names heads that cannot be read. Nothing of this lane came in.",
                                                {{"index", std::to_string(revision.index)}}));
        throw LeftOut{};
    }
    for (auto const& head : *heads) {
        auto const root = store_.root_at(head.lane, head.size);
        if (root == head.root) continue;
        if (root || head.size < 1 || head.lane == name) {
            leave_out(name, LaneState::forked,
                      say("Entry {index} saw another history of a lane than the one that is here. Nothing of this lane came "
                          "in.",
                          {{"index", std::to_string(revision.index)}}));
            throw LeftOut{};
        }
        named_.insert(head.lane);
        lane.waits = core::LaneFinding{name, LaneState::waits,
                                       say("Entry {index} names entries of another lane that are not here yet; it waits for "
                                           "them.",
                                           {{"index", std::to_string(revision.index)}})};
        return false;
    }
    return is_admitted(lane, revision);
}

bool Arrival::is_admitted(Lane& lane, core::Revision const& revision) {
    if (!roster_) roster_ = store_.roster();
    auto const& key = lane.batch->offer.key;
    if (auto const* member = roster_->find(key)) {
        auto const place = EntryPlace{lane.number, revision.index};
        auto const ended = member->state != core::Member::State::member;
        if (!ended || store_.proven_.members().counts(place, store_.proven_.clocks())) return true;
        // Whoever belonged to the desk before the one who removed them may have removed that one first.
        auto const* by = roster_->find(member->turns.back().by);
        if (by && by->rank > member->rank) return true;
        // What does not count comes in only where somebody else’s entries name it.
        if (named_.contains(lane.batch->offer.lane)) return true;
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
                                   say("The key {key} is no member’s, and no invitation fits it: nothing of this lane came in.",
                                       {{"key", core::fingerprint(key)}})};
    return false;
}

void Arrival::bring(Lane& lane) {
    auto const& batch = *lane.batch;
    auto const& entry = batch.entries[lane.next];
    auto revision = entry.entry.revision;
    auto& connection = store_.connection_;
    auto const refuse = [&](LaneState state, core::Message why) {
        leave_out(batch.offer.lane, state, std::move(why));
        throw LeftOut{};
    };
    if (lane.number == 0) {
        lane.number = connection.integer("select coalesce(max(number), 0) + 1 from lane");
        auto made = connection.prepare("insert into lane(number, uuid, size, frontier, key) values(?1, ?2, 0, ?3, ?4)");
        made.bind(1, lane.number).bind(2, batch.offer.lane).bind_blob(3, lane.tree.save());
        made.bind_blob(4, batch.offer.key.view());
        made.run();
    }
    revision.seq = store_.head() + 1;
    if (!revision.reverted.empty()) {
        revision.reverts = seq_of(connection, revision.reverted);
        if (revision.reverts == 0)
            refuse(LaneState::altered, say("Entry {index} takes back an entry that is not here. Nothing of this lane came in.",
                                           {{"index", std::to_string(revision.index)}}));
    }
    lane.tree.append(entry.leaf);
    put_revision(connection, revision, lane.number, lane.tree.root());
    std::vector<core::Ref> referred;
    for (auto const& change : entry.changes) {
        put_change(connection, revision.seq, change);
        if (change.salt.empty()) bodiless_.emplace_back(batch.offer.lane, core::State{change.ref, revision.seq});
        if (!change.body) continue;
        auto const record = core::decode(change.ref.kind, change.ref.id, *change.body);
        for (auto const& reference : core::references_of(record)) {
            remember_mention(connection, Mention{reference.to, change.ref});
            referred.push_back(reference.to);
        }
        take_bytes(lane, record, revision.seq);
    }
    // What whoever wrote it could refer to came with the entries they had seen, or in this one; deleted or not.
    for (auto const& ref : referred)
        if (!was_ever_here(connection, ref))
            refuse(LaneState::altered, say("Entry {index} refers to a record that nobody entered. Nothing of this lane came in.",
                                           {{"index", std::to_string(revision.index)}}));
    if (revision.reason_redacted()) reasonless_.emplace_back(batch.offer.lane, revision.seq);
    if (auto const heads = core::decode_heads(revision.seen); heads)
        for (auto const& head : *heads) {
            auto seen = connection.prepare("insert into lane_seen(lane, other, size) select ?1, number, ?3 from lane where "
                                           "uuid = ?2 on conflict(lane, other) do update set size = excluded.size");
            seen.bind(1, lane.number).bind(2, head.lane).bind(3, head.size);
            seen.run();
        }
    if (!core::notice_fits(revision.operation, revision.notice))
        refuse(LaneState::not_allowed, say("Entry {index} says besides its changes what its operation is not there for: nothing of "
                                           "this lane came in.",
                                           {{"index", std::to_string(revision.index)}}));
    hold_to_members(lane, revision, {lane.number, revision.index});
    if (revision.operation == core::redact_operation) {
        auto const redaction =
            core::redaction_in(revision.operation, revision.notice, [&](auto const& place) { return seq_of(connection, place); });
        if (!redaction)
            refuse(LaneState::altered, say("Entry {index} redacts what is not here. Nothing of this lane came in.",
                                           {{"index", std::to_string(revision.index)}}));
        store_.take_out(revision.seq, *redaction);
    }
    ++lane.next;
    ++entries_;
}

/// What takes a role or a membership, by what its author could know.
void Arrival::hold_to_members(Lane const& lane, core::Revision const& revision, EntryPlace const& place) {
    auto const& key = lane.batch->offer.key;
    auto const notice = member_notice(revision);
    auto const redacts = revision.operation == core::redact_operation;
    auto const* member = roster_->find(key);
    auto const ended = member && member->state != core::Member::State::member;
    if (!notice && !redacts && !ended) return;
    auto const refuse = [&](LaneState state, core::Message why) {
        leave_out(lane.batch->offer.lane, state, std::move(why));
        throw LeftOut{};
    };
    auto const& members = store_.proven_.members();
    auto const then = members.known_to(place, store_.proven_.clocks());
    auto const* known = then.find(key);
    if (known && known->state != core::Member::State::member)
        refuse(LaneState::stranger, say("{who} left this desk, or was removed, and wrote entry {index} afterwards: nothing of "
                                        "it came in.",
                                        {{"who", known->name}, {"index", std::to_string(revision.index)}}));
    auto const founds_anew = notice && notice->step == core::MemberStep::found && !roster_->empty();
    auto const may_say = !notice || (then.may_say(*notice, key, store_.workspace()) && !founds_anew);
    if (!may_say || (redacts && !may_redact(revision, place)))
        refuse(LaneState::not_allowed, say("Entry {index} says who belongs to the desk, or redacts, and its key may not: "
                                           "nothing of this lane came in.",
                                           {{"index", std::to_string(revision.index)}}));
    if (notice) roster_.reset();
    if (!roster_) roster_ = store_.roster();
}

/// An admin may, what the entry's author had seen; what takes words away for good is never taken in on trust.
bool Arrival::may_redact(core::Revision const& revision, EntryPlace const& place) {
    auto const& clocks = store_.proven_.clocks();
    if (!store_.proven_.members().may(place, core::DeskRole::admin, clocks)) return false;
    auto known = true;
    core::redaction_in(revision.operation, revision.notice, [&](core::LogPlace const& redacted) {
        auto lane = store_.connection_.prepare("select number from lane where uuid = ?1");
        lane.bind(1, redacted.lane);
        known = known && lane.next() && clocks.knows({lane.integer(0), redacted.index}, place);
        return 1;
    });
    return known;
}

void Arrival::take_bytes(Lane& lane, core::Record const& record, core::Seq seq) {
    auto const digest = core::bytes_of(record);
    if (!digest) return;
    auto here = store_.connection_.prepare("select 1 from blob where digest = ?1");
    here.bind_blob(1, as_bytes(*digest));
    if (here.next()) return;
    auto bytes = fetch_(*digest);
    if (bytes) {
        core::Blob const blob(std::move(*bytes));
        if (blob.digest() == *digest) return store_blob(store_.connection_, blob);
    }
    lane.bytes_missing.emplace_back(*digest, core::State{core::ref_of(record), seq});
}

/// What came without a body, a reason or bytes was redacted by an entry that came too, or waits for that.
bool Arrival::everything_is_there() {
    auto const& connection = store_.connection_;
    auto whole = true;
    auto const wait = [&](std::string const& lane, core::Message why) {
        leave_out(lane, LaneState::waits, std::move(why));
        whole = false;
    };
    for (auto const& [lane, state] : bodiless_) {
        auto row = connection.prepare("select 1 from redacted where kind = ?1 and entity = ?2 and seq = ?3");
        row.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id).bind(3, state.seq);
        if (!row.next())
            wait(lane, say("What some entries say was taken out, and the redaction that says so is not here yet."));
    }
    for (auto const& [lane, seq] : reasonless_) {
        auto row = connection.prepare("select 1 from redacted_reason where seq = ?1");
        row.bind(1, seq);
        if (!row.next())
            wait(lane, say("What some entries say was taken out, and the redaction that says so is not here yet."));
    }
    for (auto const& [name, lane] : lanes_)
        for (auto const& [digest, state] : lane.bytes_missing) {
            // What was redacted since needs none.
            auto row = connection.prepare("select 1 from change where kind = ?1 and entity = ?2 and seq = ?3 and body is not null");
            row.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id).bind(3, state.seq);
            if (row.next())
                wait(name, say("Saved bytes that entries of this lane refer to are not at the desk yet, or are not what their "
                               "SHA-256 says: {digest}.",
                               {{"digest", core::to_hex(digest)}}));
        }
    return whole;
}

void Arrival::finish(Lane& lane) {
    auto const& offer = lane.batch->offer;
    auto update = store_.connection_.prepare("update lane set size = ?2, frontier = ?3 where number = ?1");
    update.bind(1, lane.number).bind(2, static_cast<std::int64_t>(lane.tree.size())).bind_blob(3, lane.tree.save());
    update.run();
    auto made = store_.connection_.prepare("insert or replace into checkpoint(lane, size, note) values(?1, ?2, ?3)");
    made.bind(1, lane.number).bind(2, offer.size).bind(3, offer.note);
    made.run();
}

} // namespace db
