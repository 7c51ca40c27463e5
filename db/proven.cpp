#include "db/proven.h"

#include "core/log/history.h"
#include "core/model/codec.h"
#include "core/log/redaction.h"
#include "db/log.h"
#include "db/sql.h"

#include <algorithm>

namespace db {

namespace {

[[noreturn]] void refuse(core::Ref ref, core::Seq seq) {
    throw core::Error(core::Code::damaged,
                      core::say("What the log says of the {kind} {id} in revision {seq} was altered: it is not shown. "
                                "“verify” tells more.",
                                {core::in_words("kind", core::kind_noun(ref.kind)),
                                 {"id", core::id_text(ref.id)},
                                 {"seq", std::to_string(seq)}}));
}

bool is_listed(Connection const& connection, core::Ref ref, core::Seq seq) {
    auto cursor = connection.prepare(sql::change_listed);
    cursor.bind(":seq", seq).bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    return cursor.next();
}

} // namespace

bool Proven::entry_holds(core::Seq seq) const {
    if (good_.contains(seq)) return true;
    auto row = connection_.prepare(sql::revision_get);
    row.bind(":seq", seq);
    if (!row.next()) return false;
    auto const revision = read_revision(row);
    std::vector<core::Digest> digests;
    auto changes = connection_.prepare(sql::digests_of);
    changes.bind(":seq", seq);
    while (changes.next()) digests.push_back(to_digest(changes.blob(0)));
    if (core::MerkleFrontier::leaf(core::entry_bytes(revision, digests)) != revision.digest ||
        !core::reason_holds(revision))
        return false;
    good_.insert(seq);
    return true;
}

std::optional<Logged> Proven::state(core::Ref ref, Cursor& cursor) const {
    if (!cursor.next()) return std::nullopt;
    Logged found;
    found.seq = cursor.integer(0);
    found.redacted = cursor.null(1);
    auto const digest = to_digest(cursor.blob(3));
    auto const body = cursor.null(2) ? std::nullopt : std::optional(cursor.text(2));
    auto const holds = found.redacted ? !body && is_redacted_by_an_entry(ref, found.seq)
                                      : core::change_digest(cursor.blob(1), ref, body) == digest;
    if (!holds || !entry_holds(found.seq) || !is_listed(connection_, ref, found.seq)) refuse(ref, found.seq);
    if (body) found.record = core::decode(ref.kind, ref.id, *body);
    return found;
}

bool Proven::is_redacted_by_an_entry(core::Ref ref, core::Seq seq) const {
    auto cursor = connection_.prepare(sql::redacted_by);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id).bind(":seq", seq);
    if (!cursor.next() || !entry_holds(cursor.integer(0))) return false;
    // One that nobody signs takes nothing out of what is signed.
    auto const is_signed = [&](int column) {
        return cursor.integer(column) != 0 &&
               !decisions().tails().contain({std::string(cursor.text(column + 1)), cursor.integer(column + 2)});
    };
    if (!is_signed(2) && is_signed(5)) return false;
    auto const told = core::redaction_in(cursor.text(1), [&](auto const& place) { return seq_of(connection_, place); });
    return told && std::ranges::find(told->states, core::State{ref, seq}) != told->states.end();
}

Decisions const& Proven::decisions() const {
    auto const head = connection_.integer("select coalesce(max(seq), 0) from revision");
    if (decisions_until_ != head) decisions_ = Decisions::of(connection_, *this);
    decisions_until_ = head;
    return decisions_;
}

Owners const& Proven::owners() const {
    auto const head = connection_.integer("select coalesce(max(seq), 0) from revision");
    if (owners_until_ != head) owners_ = Owners::of(connection_, *this);
    owners_until_ = head;
    return owners_;
}

std::optional<Logged> Proven::newest(core::Ref ref) const {
    auto cursor = connection_.prepare(sql::state_newest);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    return state(ref, cursor);
}

std::optional<Logged> Proven::before(core::Ref ref, core::Seq seq) const {
    auto cursor = connection_.prepare(sql::state_before);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id).bind(":seq", seq);
    return state(ref, cursor);
}

std::vector<core::Change> Proven::changes(core::Seq seq) const {
    std::vector<core::Change> changes;
    auto cursor = connection_.prepare(sql::changes_of);
    cursor.bind(":seq", seq);
    while (cursor.next()) {
        core::Ref const ref{to_kind(cursor.integer(0)), cursor.integer(1)};
        if (auto found = before(ref, seq + 1); found && found->seq == seq)
            changes.push_back({ref, std::move(found->record), found->redacted});
        else
            refuse(ref, seq);
    }
    return changes;
}

std::vector<core::Step> Proven::life(core::Ref ref) const {
    auto cursor = connection_.prepare(sql::history_of);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    std::vector<core::Step> steps;
    std::optional<core::Record> last;
    bool last_redacted = false;
    while (auto found = state(ref, cursor)) {
        core::Step step;
        step.revision = revision_at(connection_, found->seq);
        step.before = std::move(last);
        step.before_redacted = last_redacted;
        step.after = std::move(found->record);
        step.redacted = found->redacted;
        last = step.after;
        last_redacted = step.redacted;
        steps.push_back(std::move(step));
    }
    return steps;
}

void Proven::forget(core::Seq from) const {
    std::erase_if(good_, [&](core::Seq seq) { return seq >= from; });
    decisions_until_ = -1;
    owners_until_ = -1;
}

std::vector<core::RawId> Proven::list(core::Kind kind) const {
    std::vector<core::RawId> ids;
    auto cursor = connection_.prepare(sql::entities_of);
    cursor.bind(":kind", static_cast<std::int64_t>(kind));
    while (cursor.next())
        if (auto const found = newest({kind, cursor.integer(0)}); found && found->record)
            ids.push_back(cursor.integer(0));
    return ids;
}

} // namespace db
