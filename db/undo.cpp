// Undo and redo over the log. The log itself is the stack: walking back from a person's newest revision, an undo
// leads to just before what it took back. So nothing has to be remembered, the stack survives a restart, and a step
// that was passed over once lies behind the undo that passed it.
#include "core/log/operation_label.h"
#include "core/model/changed_fields.h"
#include "core/rules/rules.h"
#include "core/text/person.h"
#include "core/rules/publication.h"
#include "core/log/redaction.h"
#include "core/time/minute.h"
#include "db/desk_queue.h"
#include "db/sql.h"
#include "db/store.h"

#include <algorithm>
#include <set>

namespace db {

namespace {

using core::Code;
using core::Message;
using core::RevisionKind;
using core::Seq;
using core::say;

/// So many steps are passed over at most before an undo says that it cannot.
constexpr int steps_looked_at = 1000;
/// So many of them are named; of the others it is said how many.
constexpr std::size_t steps_named = 3;

struct Past {
    Seq seq = 0;
    RevisionKind kind = RevisionKind::ordinary;
    Seq reverts = 0;
    std::string operation;
};

/// Whose steps are meant: everything under that name or, at a shared desk, in that lane.
struct Whose {
    std::string const& actor;
    std::int64_t lane; ///< 0 = whichever
    std::function<void(core::Draft const&)> may; ///< throws Error{refused} when they may not take it back
};

Past newest_before(Connection const& connection, Whose const& whose, Seq before) {
    Past past;
    for (auto const& spelling : spellings_of(connection, whose.actor)) {
        auto cursor = connection.prepare(sql::revision_by_actor_before);
        cursor.bind(":actor", spelling).bind(":before", before).bind(":lane", whose.lane);
        if (!cursor.next() || cursor.integer(0) < past.seq) continue;
        past.seq = cursor.integer(0);
        past.kind = static_cast<RevisionKind>(cursor.integer(1));
        past.reverts = cursor.integer(2);
        past.operation = cursor.text(3);
    }
    return past;
}

/// Whether the state of a record before a revision was redacted: not to be taken for its absence.
bool was_redacted_before(Connection const& connection, core::Ref ref, Seq seq) {
    auto cursor = connection.prepare("select salt is null from change where kind = ?1 and entity = ?2 and seq < ?3 "
                                     "order by seq desc limit 1");
    cursor.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id).bind(3, seq);
    return cursor.next() && cursor.integer(0) != 0;
}

/// What stands in the way of taking a step back. One that is `stale` names the step itself; the sentence of a rule
/// does not.
struct Obstacle {
    Message why;
    Code code = Code::stale;
};

/// How one step would be taken back: all of it, because it was one gesture, and half a gesture is a state nobody ever
/// made; throws Obstacle when it cannot be.
class TakingBack {
public:
    TakingBack(Connection const& connection, core::Reader const& reader, Whose const& whose, Past const& step)
        : connection_(connection), reader_(reader), whose_(whose), actor_(whose.actor), step_(step) {}

    core::Draft draft(RevisionKind kind) {
        if (step_.operation == core::redact_operation) redacted();
        draft_.operation = step_.operation;
        draft_.kind = kind;
        draft_.base = reader_.head();
        for (auto const& change : reader_.changes(step_.seq)) {
            if (change.redacted || was_redacted_before(connection_, change.ref, step_.seq)) redacted();
            add(change.ref, reader_.before(change.ref, step_.seq), change.after);
        }
        try {
            core::check_rules(draft_, reader_);
            whose_.may(draft_);
        } catch (core::Error const& error) {
            throw Obstacle{error.message(), Code::refused};
        }
        return std::move(draft_);
    }

private:
    void add(core::Ref ref, std::optional<core::Record> before, std::optional<core::Record> const& after) {
        auto now = reader_.find(ref);
        auto const since = since_then(ref);
        if (!since.empty() || now != after) {
            auto const whole = core::has_trait(ref.kind, core::one_decision);
            if (!before || !after || !now || whole) moved(ref, since);
            before = own_part(ref, *before, *after, *now, since);
        }
        if (before == now) return;
        if (before)
            draft_.puts.push_back(std::move(*before));
        else
            draft_.erases.push_back(ref);
    }

    /// What happened to the record after the step and holds: a change and its undo leave it where it was. Newest first.
    std::vector<core::Revision> since_then(core::Ref ref) const {
        if (reader_.last_change(ref) == step_.seq) return {};
        std::vector<core::Revision> since;
        std::set<Seq> cancelled;
        for (auto& revision : reader_.revisions_of(ref)) {
            if (revision.seq <= step_.seq) break;
            if (cancelled.contains(revision.seq)) continue;
            auto const reverts = revision.kind == RevisionKind::undo || revision.kind == RevisionKind::redo;
            if (reverts && revision.reverts > step_.seq)
                cancelled.insert(revision.reverts);
            else if (reader_.before(ref, revision.seq) != reader_.before(ref, revision.seq + 1)) // else it does not count
                since.push_back(std::move(revision));
        }
        return since;
    }

    /// The record as it is, with the fields set back that this step changed, if nobody changed one of them since.
    core::Record own_part(core::Ref ref, core::Record const& before, core::Record const& after,
                          core::Record const& now, std::vector<core::Revision> const& since) {
        auto const own = core::changed_fields(before, after);
        auto const is_own = [&](std::string_view name) { return own.contains(name); };
        for (auto const& revision : since) {
            auto const earlier = reader_.before(ref, revision.seq);
            auto const later = reader_.before(ref, revision.seq + 1);
            if (!earlier || !later || std::ranges::any_of(core::changed_fields(*earlier, *later), is_own))
                moved(ref, since);
        }
        if (std::ranges::any_of(core::changed_fields(after, now), is_own)) moved(ref, since);
        auto made = now;
        core::copy_fields(made, before, own);
        draft_.remarks.push_back(say("“{what}” was changed by {who} as well; only what you changed was set back.",
                                     {{"what", core::caption_of(now)}, {"who", newest_by_another(since).actor}}));
        return made;
    }

    core::Revision const& newest_by_another(std::vector<core::Revision> const& since) const {
        auto const found = std::ranges::find_if(since, [&](auto const& each) { return !core::same_person(each.actor, actor_); });
        return found == since.end() ? since.front() : *found;
    }

    [[noreturn]] void moved(core::Ref ref, std::vector<core::Revision> const& since) const {
        auto record = reader_.find(ref);
        if (!record) record = reader_.before(ref, reader_.last_change(ref));
        auto const what = record ? core::caption_of(*record) : core::id_text(ref.id);
        if (since.empty()) // the record is not what the log says it is
            throw Obstacle{say("“{what}” is not what the history says it is; “{step}” was left as it is.",
                               {{"what", what}, step_in_words()})};
        auto const& by = newest_by_another(since);
        if (core::same_person(by.actor, actor_))
            throw Obstacle{say("“{what}” was changed by a later step of yours, at {when}; “{step}” was left as it is.",
                               {{"what", what}, {"when", core::minute_text(by.at)}, step_in_words()})};
        throw Obstacle{say("“{what}” was changed by {who} at {when}; your step “{step}” was left as it is.",
                           {{"what", what}, {"who", by.actor}, {"when", core::minute_text(by.at)}, step_in_words()})};
    }

    core::Arg step_in_words() const { return core::in_words("step", core::operation_label(step_.operation)); }

    [[noreturn]] static void redacted() {
        throw Obstacle{say("What was redacted is gone for good: this cannot be undone or done again."), Code::refused};
    }

    Connection const& connection_;
    core::Reader const& reader_;
    Whose const& whose_;
    std::string const& actor_;
    Past const& step_;
    core::Draft draft_;
};

/// The step an undo or redo of one person comes to, after those it has to pass over.
class Way {
public:
    Way(Connection const& connection, core::Reader const& reader, Whose whose, RevisionKind kind)
        : connection_(connection), reader_(reader), whose_(whose), kind_(kind) {}

    struct Found {
        Past step;
        core::Draft draft;
    };
    std::optional<Found> find() {
        // An undo leads to before what it took back, and a redo to before the undo.
        auto step = newest_before(connection_, whose_, INT64_MAX);
        for (int looked = 0; looked < steps_looked_at; ++looked) {
            while (step.seq && step.kind == kind_) step = newest_before(connection_, whose_, step.reverts);
            if (!is_ours(step)) return std::nullopt;
            try {
                auto draft = TakingBack(connection_, reader_, whose_, step).draft(kind_);
                if (!draft.puts.empty() || !draft.erases.empty()) return Found{step, std::move(draft)};
            } catch (Obstacle& obstacle) {
                passed_.push_back({step, std::move(obstacle)});
            }
            step = newest_before(connection_, whose_, step.seq);
        }
        return std::nullopt;
    }

    /// Every step that was passed over and why, the newest first.
    std::vector<Message> passed() const {
        std::vector<Message> told;
        auto const named = std::min(passed_.size(), steps_named);
        for (std::size_t at = 0; at < named; ++at) {
            auto const& [step, obstacle] = passed_[at];
            told.push_back(obstacle.why);
            if (obstacle.code != Code::stale)
                told.push_back(say("“{step}” was left as it is (revision {revision}).",
                                   {core::in_words("step", core::operation_label(step.operation)),
                                    {"revision", std::to_string(step.seq)}}));
        }
        if (passed_.size() > named)
            told.push_back(say("{count} earlier steps of yours were left as they are for reasons like these.",
                               {{"count", std::to_string(passed_.size() - named)}}));
        return told;
    }

    /// What stands in the way of everything; nothing if there was nothing to begin with.
    std::optional<core::Error> blocked() const {
        if (passed_.empty()) return std::nullopt;
        auto const& [step, obstacle] = passed_.front();
        return core::Error(obstacle.code, obstacle.why);
    }

private:
    bool is_ours(Past const& step) const {
        if (!step.seq) return false;
        return kind_ == RevisionKind::undo ? step.kind != RevisionKind::foundation : step.kind == RevisionKind::undo;
    }

    Connection const& connection_;
    core::Reader const& reader_;
    Whose whose_;
    RevisionKind kind_;
    std::vector<std::pair<Past, Obstacle>> passed_;
};

std::optional<core::Undoable> next_step(Connection const& connection, core::Reader const& reader,
                                        Whose const& whose, RevisionKind kind) {
    std::optional<core::Undoable> result;
    reader.together([&] {
        Way way(connection, reader, whose, kind);
        auto found = way.find();
        if (!found) return;
        result = core::Undoable{found->step.seq, found->step.operation, way.passed(),
                                core::grave_in(found->draft, reader)};
        std::ranges::move(found->draft.remarks, std::back_inserter(result->remarks));
    });
    return result;
}

} // namespace

/// The lane of one's own steps at a shared desk: another key there is another person. 0: at none.
std::int64_t SqliteStore::lane_of_steps() const {
    if (proven_.members().empty()) return 0;
    constexpr std::int64_t none = -1;
    auto const* key = keyring_.key();
    if (!key) return none;
    auto const mine = key->public_key();
    auto lane = connection_.prepare("select number from lane where key = ?1 order by number desc limit 1");
    lane.bind_blob(1, mine.view());
    return lane.next() ? lane.integer(0) : none;
}

std::optional<core::Undoable> SqliteStore::undoable() const {
    return next_step(connection_, *this, {options_.actor, lane_of_steps(), may_write()}, RevisionKind::undo);
}

std::optional<core::Undoable> SqliteStore::redoable() const {
    return next_step(connection_, *this, {options_.actor, lane_of_steps(), may_write()}, RevisionKind::redo);
}

core::ChangeSet SqliteStore::undo(Seq agreed) { return revert(RevisionKind::undo, agreed); }

core::ChangeSet SqliteStore::redo(Seq agreed) { return revert(RevisionKind::redo, agreed); }

core::ChangeSet SqliteStore::revert(RevisionKind kind, Seq agreed) {
    Way way(connection_, *this, {options_.actor, lane_of_steps(), may_write()}, kind);
    auto found = way.find();
    if (!found) {
        if (auto const blocked = way.blocked()) throw *blocked;
        throw core::Error(Code::refused, kind == RevisionKind::undo
                                             ? say("{who} has nothing to undo.", {{"who", options_.actor}})
                                             : say("{who} has nothing to redo.", {{"who", options_.actor}}));
    }
    if (auto const grave = core::grave_in(found->draft, *this); grave && agreed != found->step.seq)
        throw core::Error(Code::unconfirmed, *grave);
    auto remarks = way.passed();
    std::ranges::move(found->draft.remarks, std::back_inserter(remarks));
    found->draft.remarks = std::move(remarks);
    return write(found->draft, {kind, found->step.seq});
}

} // namespace db
