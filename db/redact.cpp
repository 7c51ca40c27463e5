// What a redaction takes out of the log and of what is derived from it: bodies and salts, bytes that nothing
// else refers to, references. What is left of it in the file afterwards is for scrub.cpp.
#include "core/model/codec.h"
#include "db/log.h"
#include "db/projection.h"
#include "db/store.h"

#include <algorithm>
#include <set>

namespace db {

namespace {

/// The bytes a state of a capture or text refers to.
std::optional<core::Digest> bytes_of(Connection const& connection, core::State const& state) {
    if (std::ranges::find(core::kinds_with_bytes(), state.ref.kind) == core::kinds_with_bytes().end()) return std::nullopt;
    auto cursor = connection.prepare("select body from change where kind = ?1 and entity = ?2 and seq = ?3");
    cursor.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id).bind(3, state.seq);
    if (!cursor.next() || cursor.null(0)) return std::nullopt;
    return core::bytes_of(core::decode(state.ref.kind, state.ref.id, cursor.text(0)));
}

/// What a record refers to, or did in states that are still there.
void renew_mentions(Connection& connection, core::Ref ref) {
    auto gone = connection.prepare("delete from mention where kind = ?1 and entity = ?2");
    gone.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
    gone.run();
    auto bodies = connection.prepare("select body from change where kind = ?1 and entity = ?2 and body is not null");
    bodies.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
    while (bodies.next())
        for (auto const& reference : core::references_of(core::decode(ref.kind, ref.id, bodies.text(0))))
            remember_mention(connection, Mention{reference.to, ref});
}

} // namespace

void SqliteStore::refuse_unsigned(core::Redaction const& redaction) {
    if (keyring_.key_to_write(options_.entropy)) return;
    for (auto const& state : redaction.states) {
        auto cursor = connection_.prepare("select l.key is not null from revision r join lane l on l.number = r.lane "
                                          "where r.seq = ?1");
        cursor.bind(1, state.seq);
        if (cursor.next() && cursor.integer(0) != 0)
            throw core::Error(core::Code::refused,
                              core::say("What was signed is redacted by an entry that is signed, too, and there is no "
                                        "key to sign with. Nothing was changed."));
    }
}

void SqliteStore::hold_what_stays(core::Draft& draft) const {
    if (!has_lanes(connection_)) return;
    std::set<core::Ref> refs;
    for (auto const& state : draft.redaction->states) refs.insert(state.ref);
    for (auto const& ref : draft.erases) refs.erase(ref);
    for (auto const& record : draft.puts) refs.erase(core::ref_of(record));
    for (auto const ref : refs) {
        if (!proven_.life_of_lanes(ref, INT64_MAX)) continue;
        if (auto record = find(ref)) draft.puts.push_back(std::move(*record));
    }
}

void SqliteStore::take_out(core::Seq by, core::Redaction const& redaction) {
    std::set<core::Digest> bytes;
    std::set<core::Ref> refs;
    for (auto const& state : redaction.states) {
        if (auto const digest = bytes_of(connection_, state)) bytes.insert(*digest);
        refs.insert(state.ref);
        // It may be gone already: two seats redacted it, or it came from one where it was.
        for (auto const* sql : {"insert or ignore into redacted(kind, entity, seq, by) values(?1, ?2, ?3, ?4)",
                                "update change set body = null, salt = null where kind = ?1 and entity = ?2 and "
                                "seq = ?3 and ?4 > seq and salt is not null"}) {
            auto cursor = connection_.prepare(sql);
            cursor.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id);
            cursor.bind(3, state.seq).bind(4, by);
            cursor.run();
        }
    }
    for (auto const seq : redaction.reasons)
        for (auto const* sql : {"insert or ignore into redacted_reason(seq, by) values(?1, ?2)",
                                "update revision set reason = '', reason_salt = null where seq = ?1 and ?2 > seq and "
                                "reason_salt is not null"}) {
            auto cursor = connection_.prepare(sql);
            cursor.bind(1, seq).bind(2, by);
            cursor.run();
        }
    for (auto const& ref : refs) renew_mentions(connection_, ref);
    std::erase_if(bytes, [&](auto const& digest) { return still_referred_to(connection_, digest); });
    for (auto const& digest : bytes) {
        auto gone = connection_.prepare("delete from blob where digest = ?1");
        gone.bind_blob(1, as_bytes(digest));
        gone.run();
    }
    remember_to_forget(bytes);
    // If the program ends before every trace is gone, the next opening goes on with it.
    connection_.execute("insert or replace into meta(key, value) values('trace', 'redacted')");
}

} // namespace db
