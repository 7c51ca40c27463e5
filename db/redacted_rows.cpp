#include "db/redacted_rows.h"

#include "core/log/redaction.h"
#include "db/log.h"
#include "db/proven.h"
#include "db/sql.h"

namespace db {

namespace {

bool has_words(Connection const& connection, core::State const& state) {
    auto row = connection.prepare("select salt is not null from change where kind = ?1 and entity = ?2 and seq = ?3");
    row.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id).bind(3, state.seq);
    return row.next() && row.integer(0) != 0;
}

bool has_reason(Connection const& connection, core::Seq seq) {
    auto row = connection.prepare("select reason_salt is not null from revision where seq = ?1");
    row.bind(1, seq);
    return row.next() && row.integer(0) != 0;
}

/// Whether the redaction of a revision is obeyed at a shared desk: by somebody who may, as it turned out. What an earlier
/// seat took out by one that is not is gone all the same.
bool is_obeyed(Proven const& proven, Connection const& connection, core::Seq by) {
    if (proven.members().empty()) return true;
    auto row = connection.prepare("select lane, idx from revision where seq = ?1");
    row.bind(1, by);
    if (!row.next()) return false;
    EntryPlace const place{row.integer(0), row.integer(1)};
    return proven.members().counts(place, proven.clocks()) &&
           proven.members().may(place, core::DeskRole::admin, proven.clocks());
}

} // namespace

RedactedRows RedactedRows::by_the_log(Connection const& connection, core::UnsignedTails const& tails) {
    auto const is_signed = [&](core::Seq seq) {
        auto cursor = connection.prepare("select l.key is not null, l.uuid, r.idx from revision r join lane l "
                                         "on l.number = r.lane where r.seq = ?1");
        cursor.bind(1, seq);
        return cursor.next() && cursor.integer(0) != 0 && !tails.contain({std::string(cursor.text(1)), cursor.integer(2)});
    };
    RedactedRows made;
    Proven const proven(connection);
    auto notices = connection.prepare(sql::redactions);
    while (notices.next()) {
        auto const by = notices.integer(0);
        auto const redaction =
            core::redaction_in(notices.text(5), notices.text(1), [&](auto const& place) { return seq_of(connection, place); });
        if (!redaction) continue;
        auto const by_signed = notices.integer(2) != 0 &&
                               !tails.contain({std::string(notices.text(3)), notices.integer(4)});
        auto const counts = [&](core::Seq seq) { return seq < by && (by_signed || !is_signed(seq)); };
        auto const obeyed = is_obeyed(proven, connection, by);
        for (auto const& state : redaction->states)
            if (counts(state.seq) && (obeyed || !has_words(connection, state))) made.states_.emplace(state, by);
        for (auto const seq : redaction->reasons)
            if (counts(seq) && (obeyed || !has_reason(connection, seq))) made.reasons_.emplace(seq, by);
    }
    return made;
}

bool RedactedRows::stand_in(Connection const& connection) const {
    std::size_t same = 0;
    auto states = connection.prepare("select kind, entity, seq, by from redacted");
    for (; states.next(); ++same) {
        auto const found = states_.find({{to_kind(states.integer(0)), states.integer(1)}, states.integer(2)});
        if (found == states_.end() || found->second != states.integer(3)) return false;
    }
    if (same != states_.size()) return false;
    same = 0;
    auto reasons = connection.prepare("select seq, by from redacted_reason");
    for (; reasons.next(); ++same) {
        auto const found = reasons_.find(reasons.integer(0));
        if (found == reasons_.end() || found->second != reasons.integer(1)) return false;
    }
    return same == reasons_.size();
}

void RedactedRows::write(Connection const& connection) const {
    // The triggers let nobody take back what a redaction said; they stand again before this is committed.
    std::vector<std::pair<std::string, std::string>> triggers;
    auto cursor = connection.prepare("select name, sql from sqlite_schema where type = 'trigger' and tbl_name in "
                                     "('redacted', 'redacted_reason')");
    while (cursor.next()) triggers.emplace_back(cursor.text(0), cursor.text(1));
    for (auto const& trigger : triggers) connection.execute("drop trigger " + trigger.first);
    connection.execute("delete from redacted; delete from redacted_reason");
    for (auto const& [state, by] : states_) {
        auto row = connection.prepare("insert into redacted(kind, entity, seq, by) values(?1, ?2, ?3, ?4)");
        row.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id).bind(3, state.seq).bind(4, by);
        row.run();
    }
    for (auto const& [seq, by] : reasons_) {
        auto row = connection.prepare("insert into redacted_reason(seq, by) values(?1, ?2)");
        row.bind(1, seq).bind(2, by);
        row.run();
    }
    for (auto const& trigger : triggers) connection.execute(trigger.second);
}

core::Message redacted_otherwise() {
    return core::say("Which states a redaction took out is not listed as the log says it is.");
}

} // namespace db
