#include "db/arrival.h"

#include "core/log/redaction.h"
#include "core/model/codec.h"
#include "db/log.h"
#include "db/projection.h"
#include "db/sql.h"

#include <algorithm>

namespace db {

namespace {

using core::LaneState;
using core::say;

} // namespace

Arrival::Arrival(SqliteStore& store, std::vector<core::LaneBatch> const& batches, Fetch const& fetch)
    : store_(store), batches_(batches), fetch_(fetch) {}

void Arrival::add_redacted(core::Revision const& revision, std::set<core::Ref>& refs) {
    if (auto const redaction = core::redaction_in(revision.operation, revision.notice, [](auto const&) { return 1; }))
        for (auto const& state : redaction->states) refs.insert(state.ref);
}

std::set<core::Ref> Arrival::judged_anew() const {
    std::set<core::PublicKey> about;
    for (auto const& batch : batches_)
        for (auto const& entry : batch.entries)
            if (auto const notice = core::member_in(entry.entry.revision.operation, entry.entry.revision.notice))
                about.insert(notice->key);
    return store_.judged_anew(std::move(about));
}

/// Adds what readers see with the verdicts among `refs` or in the batches: the claim, its links, quotations and
/// requests. Changes of these are weighed by whether a verdict is out, so they are weighed anew if there is more than
/// one.
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
    auto const add = [&](core::Kind kind, core::Ref to) {
        std::vector<core::RawId> const ids = store_.ever_referring(kind, to);
        for (auto const id : ids) shown.insert({kind, id});
        return ids;
    };
    for (auto const id : claims) {
        core::Ref const claim{core::Kind::claim, id};
        shown.insert(claim);
        add(core::Kind::reply_request, claim);
        for (auto const link : add(core::Kind::link, claim)) {
            auto bodies = connection.prepare("select body from change where kind = ?1 and entity = ?2 and body is not null");
            bodies.bind(1, static_cast<std::int64_t>(core::Kind::link)).bind(2, link);
            while (bodies.next())
                add(core::Kind::quotation, std::get<core::Link>(core::decode(core::Kind::link, link, bodies.text(0))).from);
        }
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
    store_.add_weighed_by(refs);
    add_shown_with(refs);
    return refs;
}

std::set<core::Ref> Arrival::may_go() const {
    auto refs = judged_anew();
    store_.add_weighed_by(refs);
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
        if (is_admitted(lane, revision)) named_.insert(head.lane);
        lane.waits = core::LaneFinding{name, LaneState::waits,
                                       say("Entry {index} names entries of another lane that are not here yet; it waits for "
                                           "them.",
                                           {{"index", std::to_string(revision.index)}})};
        return false;
    }
    return is_admitted(lane, revision);
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
    if (revision.reason_redacted()) reasonless_.emplace_back(batch.offer.lane, revision.seq);
    if (auto const heads = core::decode_heads(revision.seen); heads)
        for (auto const& head : *heads) {
            auto seen = connection.prepare("insert into lane_seen(lane, other, size) select ?1, number, ?3 from lane where "
                                           "uuid = ?2 on conflict(lane, other) do update set size = excluded.size");
            seen.bind(1, lane.number).bind(2, head.lane).bind(3, head.size);
            seen.run();
        }
    refuse_unknown_references(lane, revision.index, referred);
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
        if (is_obeyed({lane.number, revision.index}))
            store_.take_out(revision.seq, *redaction);
    }
    ++lane.next;
    ++entries_;
}

/// Throws LeftOut unless every record that the entry refers to was known to its author, or is made by the entry itself;
/// deleted ones are known, too. Records that happen to be here besides are not asked for, since each seat has others.
void Arrival::refuse_unknown_references(Lane const& lane, std::int64_t index, std::vector<core::Ref> const& referred) {
    EntryPlace const at{lane.number, index};
    auto const& clocks = store_.proven_.clocks();
    for (auto const& ref : referred) {
        auto places = store_.connection_.prepare(sql::places_of);
        places.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id).bind(":seq", INT64_MAX);
        auto known = false;
        while (!known && places.next()) {
            EntryPlace const made{places.integer(1), places.integer(2)};
            known = made == at || clocks.knows(made, at);
        }
        if (known) continue;
        leave_out(lane.batch->offer.lane, LaneState::altered,
                  say("Entry {index} refers to a record that its author had not: nothing of this lane came in.",
                      {{"index", std::to_string(index)}}));
        throw LeftOut{};
    }
}

/// Redacts the state here as well if some redaction names it. Another seat obeyed that redaction, which does not count
/// here, and sent the state without its words.
void Arrival::take_out_what_came_without(core::State const& state) {
    for (auto redactions = store_.connection_.prepare(sql::redactions); redactions.next();) {
        auto const told = core::redaction_in(redactions.text(5), redactions.text(1),
                                             [&](auto const& place) { return seq_of(store_.connection_, place); });
        if (!told || std::ranges::find(told->states, state) == told->states.end()) continue;
        core::Redaction one = *told;
        one.states = {state};
        one.reasons.clear();
        return store_.take_out(redactions.integer(0), one);
    }
}

void Arrival::take_bytes(Lane& lane, core::Record const& record, core::Seq seq) {
    auto const digest = core::bytes_of(record);
    if (!digest) return;
    auto here = store_.connection_.prepare("select 1 from blob where digest = ?1");
    here.bind_blob(1, as_bytes(*digest));
    if (here.next()) return;
    auto bytes = fetch_(*digest, core::most_bytes_of(record));
    auto const altered = bytes.has_value();
    if (bytes) {
        core::Blob const blob(std::move(*bytes));
        if (blob.digest() == *digest) return store_blob(store_.connection_, blob);
    }
    lane.bytes_missing.push_back({*digest, core::State{core::ref_of(record), seq}, altered});
}

/// Whether every body, reason and file that is missing was redacted by an entry that is here. The lanes of which this
/// does not hold are left out.
bool Arrival::everything_is_there() {
    auto const& connection = store_.connection_;
    auto whole = true;
    auto const wait = [&](std::string const& lane, core::Message why) {
        leave_out(lane, LaneState::waits, std::move(why));
        whole = false;
    };
    for (auto const& [lane, state] : bodiless_) {
        auto const is_redacted = [&] {
            auto row = connection.prepare("select 1 from redacted where kind = ?1 and entity = ?2 and seq = ?3");
            row.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id).bind(3, state.seq);
            return row.next();
        };
        if (!is_redacted()) take_out_what_came_without(state);
        if (!is_redacted())
            wait(lane, say("What some entries say was taken out, and the redaction that says so is not here yet."));
    }
    for (auto const& [lane, seq] : reasonless_) {
        auto row = connection.prepare("select 1 from redacted_reason where seq = ?1");
        row.bind(1, seq);
        if (!row.next())
            wait(lane, say("What some entries say was taken out, and the redaction that says so is not here yet."));
    }
    for (auto const& [name, lane] : lanes_)
        for (auto const& [digest, state, altered] : lane.bytes_missing) {
            // A state that was redacted since needs no bytes.
            auto row = connection.prepare("select 1 from change where kind = ?1 and entity = ?2 and seq = ?3 and body is not null");
            row.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id).bind(3, state.seq);
            if (!row.next()) continue;
            std::vector<core::Arg> const which{{"digest", core::to_hex(digest)}};
            if (!altered)
                wait(name, say("Saved bytes that entries of this lane refer to are not at the desk yet: {digest}.", which));
            else
                leave_out(name, LaneState::altered,
                          say("Saved bytes that entries of this lane refer to are at the desk, and are not what their SHA-256 and "
                              "size say: {digest}. Nothing of this lane came in.",
                              which));
            whole = false;
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
