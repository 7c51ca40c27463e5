#include "db/proven.h"

#include "core/log/history.h"
#include "core/model/codec.h"
#include "core/log/redaction.h"
#include "core/log/roles.h"
#include "db/log.h"
#include "db/sql.h"

#include <algorithm>

namespace db {

namespace {

constexpr std::size_t most_remembered = 4096;

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
    newest_good_ = std::max(newest_good_, seq);
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
    auto const told = core::redaction_in(cursor.text(8), cursor.text(1),
                                         [&](auto const& place) { return seq_of(connection_, place); });
    return told && std::ranges::find(told->states, core::State{ref, seq}) != told->states.end();
}

Decisions const& Proven::decisions() const {
    auto const head = newest_revision();
    if (decisions_until_ != head) decisions_ = Decisions::of(connection_, *this);
    decisions_until_ = head;
    return decisions_;
}

Owners const& Proven::owners() const {
    auto const head = newest_revision();
    if (owners_until_ != head) owners_ = Owners::of(connection_, *this);
    owners_until_ = head;
    return owners_;
}

Members const& Proven::members() const {
    auto const head = newest_revision();
    if (members_until_ == head) return members_;
    // Most entries say nothing of members, and what was said is not held to its signatures again.
    if (members_until_ < 0 || members_until_ > head || Members::said_since(connection_, members_until_ + 1))
        members_ = Members::of(connection_, *this);
    else
        members_.look_at_lanes(connection_);
    members_until_ = head;
    return members_;
}

Clocks const& Proven::clocks() const {
    clocks_.read(connection_, newest_revision());
    return clocks_;
}

core::Seq Proven::newest_revision() const {
    auto const look = [&] { return connection_.integer("select coalesce(max(seq), 0) from revision"); };
    if (still_ == 0) return look();
    if (!head_) head_ = look();
    return *head_;
}

bool Proven::has_several_lanes() const {
    if (still_ == 0) return has_lanes(connection_);
    if (!several_lanes_) several_lanes_ = has_lanes(connection_);
    return *several_lanes_;
}

void Proven::move_again() const {
    proved_.clear();
    head_.reset();
    several_lanes_.reset();
}

std::optional<Logged> Proven::newest(core::Ref ref) const {
    if (still_ == 0) return newest_in_log(ref);
    if (auto const known = proved_.find(ref); known != proved_.end()) return known->second;
    if (proved_.size() >= most_remembered) proved_.clear();
    return proved_.emplace(ref, newest_in_log(ref)).first->second;
}

std::optional<Logged> Proven::newest_in_log(core::Ref ref) const {
    if (has_several_lanes()) return of_lanes(ref, INT64_MAX);
    auto cursor = connection_.prepare(sql::state_newest);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    return state(ref, cursor);
}

std::optional<Logged> Proven::before(core::Ref ref, core::Seq seq) const {
    if (has_several_lanes()) return of_lanes(ref, seq);
    auto cursor = connection_.prepare(sql::state_before);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id).bind(":seq", seq);
    return state(ref, cursor);
}

std::optional<Logged> Proven::at(core::Ref ref, core::Seq seq) const {
    auto cursor = connection_.prepare(sql::state_at);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id).bind(":seq", seq);
    return state(ref, cursor);
}

bool Proven::follow_each_other(core::Kind kind, std::vector<EntryPlace> const& places) const {
    auto const asked = core::weighed(kind);
    auto const no_editor = [&](EntryPlace const& place) { return !members().may(place, core::DeskRole::editor, clocks()); };
    auto const is_asked = asked == core::Weighed::always || (asked == core::Weighed::changed && places.size() > 1) ||
                          (asked == core::Weighed::without_role && places.size() > 1 && std::ranges::any_of(places, no_editor));
    if (!members().empty() && (is_asked || !std::ranges::all_of(places, [&](EntryPlace const& place) {
                                    return members().counts(place, clocks());
                                })))
        return false;
    auto const& newest = places.back();
    auto const& known = clocks();
    return std::all_of(places.begin(), std::prev(places.end()),
                       [&](EntryPlace const& place) { return known.knows(place, newest); });
}

std::vector<EntryPlace> Proven::places_of(core::Ref ref, core::Seq before, core::Seq& newest) const {
    auto cursor = connection_.prepare(sql::places_of);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id).bind(":seq", before);
    std::vector<EntryPlace> places;
    while (cursor.next()) {
        newest = cursor.integer(0);
        places.push_back({cursor.integer(1), cursor.integer(2)});
    }
    return places;
}

std::vector<core::LifeChange> Proven::changes_of(core::Ref ref, core::Seq before) const {
    auto cursor = connection_.prepare(sql::life_of);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id).bind(":seq", before);
    std::vector<core::LifeChange> changes;
    while (auto found = state(ref, cursor))
        changes.push_back({{std::string(cursor.text(7)), cursor.integer(5)},
                           core::Instant{cursor.integer(6)},
                           std::move(found->record),
                           found->redacted});
    return changes;
}

std::vector<core::PublicKey> Proven::keys_of(std::vector<EntryPlace> const& places) const {
    std::vector<core::PublicKey> keys;
    for (auto const& place : places) keys.push_back(members().key_of(place.lane));
    return keys;
}

core::RecordLife Proven::life_at(core::Ref ref, core::Seq before, std::vector<EntryPlace> places) const {
    auto changes = changes_of(ref, before);
    auto const& known = clocks();
    if (members().empty())
        return core::RecordLife(std::move(changes), [&known, places](std::size_t earlier, std::size_t later) {
            return known.knows(places[earlier], places[later]);
        });
    auto keys = keys_of(places);
    auto const others_of = [this, before](core::Kind kind, core::Ref to) {
        std::vector<core::OtherLife> others;
        auto referring = connection_.prepare(to ? sql::ever_referring : sql::entities_of);
        referring.bind(":kind", static_cast<std::int64_t>(kind));
        if (to) referring.bind(":to", to.id).bind(":to_kind", static_cast<std::int64_t>(to.kind));
        while (referring.next()) {
            core::Ref const other{kind, referring.integer(0)};
            core::Seq newest = 0;
            auto stand = places_of(other, before, newest);
            if (stand.empty()) continue;
            auto by = keys_of(stand);
            others.push_back({life_at(other, before, stand), stand, std::move(by)});
        }
        return others;
    };
    auto const itself = [this, before](core::Ref other) {
        core::Seq newest = 0;
        auto stand = places_of(other, before, newest);
        auto by = keys_of(stand);
        return core::DeskLife{changes_of(other, before), std::move(stand), std::move(by)};
    };
    return core::life_at_desk({std::move(changes), std::move(places), std::move(keys)}, members().all(), known.all(), {others_of, itself});
}

std::optional<core::RecordLife> Proven::life_of_lanes(core::Ref ref, core::Seq before) const {
    core::Seq newest = 0;
    auto places = places_of(ref, before, newest);
    auto const of_one = std::ranges::all_of(places, [&](auto const& place) { return place.lane == places[0].lane; });
    if (places.empty() || (of_one && follow_each_other(ref.kind, places))) return std::nullopt;
    return life_at(ref, before, std::move(places));
}

std::optional<core::RecordLife> Proven::life_apart(core::Ref ref) const {
    core::Seq newest = 0;
    auto places = places_of(ref, INT64_MAX, newest);
    if (places.empty() || follow_each_other(ref.kind, places)) return std::nullopt;
    return life_at(ref, INT64_MAX, std::move(places));
}

std::optional<Logged> Proven::of_lanes(core::Ref ref, core::Seq before) const {
    core::Seq newest = 0;
    auto places = places_of(ref, before, newest);
    if (places.empty()) return std::nullopt;
    if (follow_each_other(ref.kind, places)) return at(ref, newest);
    auto life = life_at(ref, before, std::move(places));
    auto const& state = life.state();
    return Logged{newest, state.record, state.redacted};
}

std::vector<core::Change> Proven::changes(core::Seq seq) const {
    std::vector<core::Change> changes;
    auto cursor = connection_.prepare(sql::changes_of);
    cursor.bind(":seq", seq);
    while (cursor.next()) {
        core::Ref const ref{to_kind(cursor.integer(0)), cursor.integer(1)};
        if (auto found = at(ref, seq))
            changes.push_back({ref, std::move(found->record), found->redacted});
        else
            refuse(ref, seq);
    }
    return changes;
}

std::vector<core::Step> Proven::life(core::Ref ref) const {
    auto lanes = has_several_lanes() ? life_of_lanes(ref, INT64_MAX) : std::nullopt;
    auto cursor = connection_.prepare(sql::history_of);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    std::vector<core::Step> steps;
    std::optional<core::Record> last;
    bool last_redacted = false;
    while (auto found = state(ref, cursor)) {
        core::Step step;
        step.revision = revision_at(connection_, found->seq);
        if (lanes) { // not what came in before, but what its author knew
            auto const& known = lanes->known_to(steps.size());
            last = known.record;
            last_redacted = known.redacted;
        }
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
    if (from <= newest_good_) std::erase_if(good_, [&](core::Seq seq) { return seq >= from; });
    newest_good_ = std::min(newest_good_, from - 1);
    decisions_until_ = -1;
    owners_until_ = -1;
    if (members_until_ >= from) members_until_ = -1;
    clocks_.forget(from);
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
