// Undo and redo over the log. The log itself is the stack: walking back from a person's newest
// revision, an undo leads to just before what it took back. So nothing has to be remembered, and the
// stack survives a restart.
#include "core/operations/context.h"
#include "core/redaction.h"
#include "db/sql.h"
#include "db/store.h"

namespace db {

namespace {

struct Past {
    core::Seq seq = 0;
    core::Nature nature = core::Nature::ordinary;
    core::Seq reverts = 0;
    std::string operation;
};

Past newest_before(Connection const& connection, std::string const& actor, core::Seq before) {
    auto cursor = connection.prepare(sql::revision_by_actor_before);
    cursor.bind(":actor", actor).bind(":before", before);
    Past past;
    if (!cursor.next()) return past;
    past.seq = cursor.integer(0);
    past.nature = static_cast<core::Nature>(cursor.integer(1));
    past.reverts = cursor.integer(2);
    past.operation = cursor.text(3);
    return past;
}

/// The newest revision once every `skipped` revision has taken what it reverts with it.
Past top(Connection const& connection, std::string const& actor, core::Nature skipped) {
    auto past = newest_before(connection, actor, INT64_MAX);
    while (past.seq && past.nature == skipped)
        past = newest_before(connection, actor, past.reverts);
    return past;
}

/// Whether the state of a record before a revision was redacted: not to be taken for its absence.
bool was_redacted_before(Connection const& connection, core::Ref ref, core::Seq seq) {
    auto cursor = connection.prepare("select salt is null from change where kind = ?1 and entity = ?2 and seq < ?3 "
                                     "order by seq desc limit 1");
    cursor.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id).bind(3, seq);
    return cursor.next() && cursor.integer(0) != 0;
}

[[noreturn]] void refuse_redacted() {
    throw core::Error(core::Code::refused, core::say("What was redacted is gone for good: this cannot be undone or "
                                                     "done again. Nothing was changed."));
}

} // namespace

std::optional<core::Undoable> SqliteStore::undoable() const {
    auto const past = top(connection_, options_.actor, core::Nature::undo);
    if (!past.seq || past.nature == core::Nature::foundation) return std::nullopt;
    return core::Undoable{past.seq, past.operation};
}

std::optional<core::Undoable> SqliteStore::redoable() const {
    auto const past = top(connection_, options_.actor, core::Nature::redo);
    if (past.nature != core::Nature::undo) return std::nullopt;
    return core::Undoable{past.seq, past.operation};
}

core::ChangeSet SqliteStore::undo() {
    auto const what = undoable();
    if (!what)
        throw core::Error(core::Code::refused, core::say("{who} has nothing to undo.",
                                                         {{"who", options_.actor}}));
    return revert(*what, core::Nature::undo);
}

core::ChangeSet SqliteStore::redo() {
    auto const what = redoable();
    if (!what)
        throw core::Error(core::Code::refused, core::say("{who} has nothing to redo.",
                                                         {{"who", options_.actor}}));
    return revert(*what, core::Nature::redo);
}

core::ChangeSet SqliteStore::revert(core::Undoable const& what, core::Nature nature) {
    if (what.operation == core::redact_operation) refuse_redacted();
    core::Draft draft;
    draft.operation = what.operation;
    draft.base = head();
    for (auto const& change : changes(what.seq)) {
        if (change.redacted || was_redacted_before(connection_, change.ref, what.seq)) refuse_redacted();
        // Compared by state, not by revision: an edit and its undo leave the record where it was.
        if (find(change.ref) != change.after) throw moved(change.ref);
        if (auto earlier = before(change.ref, what.seq))
            draft.puts.push_back(std::move(*earlier));
        else
            draft.erases.push_back(change.ref);
    }
    return write(draft, {nature, what.seq});
}

} // namespace db
