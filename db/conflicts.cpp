// What is left for people after entries of several seats met: fields that two gave different values, records that stand
// twice, approvals that do not count, and references to what somebody else deleted.
#include "db/conflicts.h"

#include "core/log/redaction.h"
#include "core/editorial/reviews.h"
#include "core/log/roles.h"
#include "core/model/changed_fields.h"
#include "core/model/codec.h"
#include "core/rules/publication.h"
#include "core/time/minute.h"
#include "db/log.h"
#include "db/sql.h"
#include "db/store.h"

#include <algorithm>

namespace db {

namespace {

using core::say;

/// Records that more than one lane changed; claims and links that one alone did, which verdicts of others may stand on.
std::vector<core::Ref> touched_by_several(Connection const& connection) {
    std::vector<core::Ref> refs;
    auto cursor = connection.prepare(sql::touched_by_several);
    while (cursor.next()) refs.push_back({to_kind(cursor.integer(0)), cursor.integer(1)});
    auto const of_several = refs.size();
    for (auto const kind : {core::Kind::claim, core::Kind::link}) {
        auto ids = connection.prepare(sql::entities_changed);
        ids.bind(":kind", static_cast<std::int64_t>(kind));
        while (ids.next())
            if (!std::binary_search(refs.begin(), refs.begin() + static_cast<std::ptrdiff_t>(of_several), core::Ref{kind, ids.integer(0)}))
                refs.push_back({kind, ids.integer(0)});
    }
    return refs;
}

std::string field_of(std::optional<core::Record> const& record, std::string_view field, core::Translator const& words) {
    if (!record) return {};
    for (auto const& each : core::describe(*record, words))
        if (each.name == field) return each.value;
    return {};
}

/// Why a change does not count; nothing where the lanes of who was removed tell.
std::optional<core::Message> why_idle(core::RecordLife::Weight why, std::vector<core::Arg> args) {
    using Weight = core::RecordLife::Weight;
    switch (why) {
    case Weight::no_role:
        return say("What {who} did to the {kind} {id} at {when} does not count: it takes an editor, and the key that signed it is "
                   "none.",
                   std::move(args));
    case Weight::unchanging:
        return say("What {who} did to the {kind} {id} at {when} does not count: what it changed never changes once it is there.",
                   std::move(args));
    case Weight::other_name:
        return say("What {who} did to the {kind} {id} at {when} does not count: it speaks in another name than that of the key "
                   "that signed it.",
                   std::move(args));
    case Weight::alone:
        return say("What {who} did to the {kind} {id} at {when} does not count: it takes a second person, and {who} alone stands for "
                   "it.",
                   std::move(args));
    case Weight::no_step:
        return say("What {who} did to the {kind} {id} at {when} does not count: no step of anybody at a desk leads from what stood "
                   "there to that.",
                   std::move(args));
    case Weight::removed:
    case Weight::gives_way:
    case Weight::counts:
    case Weight::decides: break;
    }
    return std::nullopt;
}

} // namespace

std::vector<core::DeskConflict> contested(Connection const& connection, Proven const& proven, core::Translator const& words) {
    std::vector<core::DeskConflict> found;
    if (!has_lanes(connection)) return found;
    for (auto const ref : touched_by_several(connection)) {
        auto life = proven.life_apart(ref);
        if (!life) continue;
        for (auto const& conflict : life->state().conflicts) {
            auto const& stands = life->changes()[conflict.stands];
            auto const& other = life->changes()[conflict.other];
            auto const by = [&](core::LifeChange const& change) {
                return revision_at(connection, seq_of(connection, change.place)).actor;
            };
            found.push_back({ref, conflict.field, stands.place, other.place, by(stands), by(other), stands.at, other.at,
                             field_of(life->state().record, conflict.field, words),
                             field_of(other.after, conflict.field, words)});
        }
    }
    return found;
}

std::optional<core::Record> SqliteStore::with_the_other(core::Ref ref, std::vector<std::string> const& fields) const {
    auto life = proven_.life_of_lanes(ref, INT64_MAX);
    if (!life || life->state().conflicts.empty())
        throw core::Error(core::Code::refused, say("Nothing is contested of the {kind} {id}. Nothing was changed.",
                                                   {core::in_words("kind", core::kind_noun(ref.kind)),
                                                    {"id", core::id_text(ref.id)}}));
    auto record = life->state().record;
    for (auto const& field : fields) {
        auto const is_whole = field == core::kind_name(ref.kind);
        auto const conflict = std::ranges::find_if(life->state().conflicts, [&](auto const& each) {
            return is_whole ? each.field.empty() : each.field == field;
        });
        if (conflict == life->state().conflicts.end())
            throw core::Error(core::Code::refused,
                              say("“{field}” of the {kind} {id} is not contested. Nothing was changed.",
                                  {{"field", field},
                                   core::in_words("kind", core::kind_noun(ref.kind)),
                                   {"id", core::id_text(ref.id)}}));
        if (is_whole) return std::nullopt;
        core::copy_fields(*record, *life->changes()[conflict->other].after, {conflict->field});
    }
    return record;
}

std::vector<core::Record> SqliteStore::referred_to_but_deleted(std::vector<core::Ref> const& among) const {
    std::set<core::Ref> gone;
    for (auto const ref : among) {
        auto const record = find(ref);
        if (record) {
            for (auto const& reference : core::references_of(*record))
                if (reference.to && !find(reference.to)) gone.insert(reference.to);
            continue;
        }
        for (auto const& field : core::fields_referring_to(ref.kind))
            for (auto const id : referring(field.kind, field.field, ref))
                if (auto const from = find(core::Ref{field.kind, id}); from && core::refers(*from, field.field, ref))
                    gone.insert(ref);
    }
    std::vector<core::Record> records;
    std::vector<core::Ref> waiting(gone.begin(), gone.end());
    while (!waiting.empty()) {
        auto const ref = waiting.back();
        waiting.pop_back();
        // The last state it had; of what was redacted, and of what was never here, there is none.
        auto cursor = connection_.prepare("select c.seq from change c where c.kind = ?1 and c.entity = ?2 and c.body is not "
                                          "null order by c.seq desc limit 1");
        cursor.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
        if (!cursor.next()) continue;
        auto state = proven_.at(ref, cursor.integer(0))->record;
        for (auto const& reference : core::references_of(*state)) // which may be gone with it
            if (reference.to && !find(reference.to) && gone.insert(reference.to).second) waiting.push_back(reference.to);
        records.push_back(std::move(*state));
    }
    return records;
}

/// Whoever did not know of a redaction may have built on what it took away; nothing brings that back.
std::vector<core::Untidied> of_what_was_redacted(Connection const& connection, core::Records const& records) {
    std::vector<core::Untidied> found;
    auto cursor = connection.prepare("select distinct m.kind, m.entity, r.kind, r.entity from redacted r join mention m on "
                                     "m.to_kind = r.kind and m.to_id = r.entity");
    while (cursor.next()) {
        core::Ref const from{to_kind(cursor.integer(0)), cursor.integer(1)}, to{to_kind(cursor.integer(2)), cursor.integer(3)};
        auto const record = records.find(from);
        if (!record || records.find(to) || !core::refers(*record, to)) continue;
        found.push_back({from, say("The {kind} {id} refers to the {other} {gone}, which was redacted meanwhile, and is shown "
                                   "without it. Delete it if it says nothing alone.",
                                   {core::in_words("kind", core::kind_noun(from.kind)),
                                    {"id", core::id_text(from.id)},
                                    core::in_words("other", core::kind_noun(to.kind)),
                                    {"gone", core::id_text(to.id)}})});
    }
    return found;
}

/// Whoever changed a record that was redacted as a whole, without knowing of it, left words of it in the history.
std::vector<core::Untidied> of_what_is_left_of_it(Connection const& connection, core::Records const& records) {
    std::vector<core::Untidied> found;
    auto cursor = connection.prepare("select distinct r.kind, r.entity from redacted r where exists(select 1 from change c where c.kind = r.kind "
                                     "and c.entity = r.entity and c.body is not null) and exists(select 1 from change d join revision v on "
                                     "v.seq = d.seq where d.kind = r.kind and d.entity = r.entity and d.body is null and d.salt is not null "
                                     "and v.operation = ?1)");
    cursor.bind(1, core::redact_operation);
    while (cursor.next()) {
        core::Ref const left{to_kind(cursor.integer(0)), cursor.integer(1)};
        if (records.find(left)) continue;
        found.push_back({left, say("The {kind} {id} was redacted, and somebody who did not know of it changed it: those words are still in the "
                                   "history. Redact it again.",
                                   {core::in_words("kind", core::kind_noun(left.kind)), {"id", core::id_text(left.id)}})});
    }
    return found;
}

/// Two seats that knew nothing of each other published a verdict each: readers of one have what the other hides.
std::optional<core::Untidied> published_apart(core::Records const& records, core::Id<core::Claim> claim) {
    auto const shown = core::current_review(records, claim);
    if (!shown || !core::is_public(*shown)) return std::nullopt;
    for (auto const& review : records.referring<core::Review>("claim", claim))
        if (review.id != shown->id && core::is_public(review))
            return core::Untidied{core::ref(review.id),
                                  say("Two verdicts on the claim {id} were published apart: that of {by} is shown, that of {who} is not. "
                                      "Withdraw the one that does not hold: correct {shown} or correct {other}, --tier withdrawal.",
                                      {{"id", core::id_text(claim.value)}, {"by", shown->author}, {"who", review.author},
                                       {"shown", core::id_text(shown->id.value)}, {"other", core::id_text(review.id.value)}})};
    return std::nullopt;
}

std::vector<core::Untidied> untidied(Connection const& connection, core::Records const& records) {
    std::vector<core::Untidied> found;
    auto reviews = connection.prepare("select claim, count(*), max(id) from review where claim <> 0 group by claim "
                                      "having count(*) > 1");
    while (reviews.next())
        if (auto both_out = published_apart(records, {reviews.integer(0)}))
            found.push_back(std::move(*both_out));
        else
            found.push_back({{core::Kind::review, reviews.integer(2)},
                         say("The claim {id} has {count} reviews; the published one counts, or the latest. Delete those not "
                             "wanted.",
                             {{"id", core::id_text(reviews.integer(0))}, {"count", std::to_string(reviews.integer(1))}})});
    auto links = connection.prepare("select max(id), count(*) from link group by relation, from_kind, from_id, to_kind, to_id "
                                    "having count(*) > 1");
    while (links.next())
        found.push_back({{core::Kind::link, links.integer(0)},
                         say("The link {id} stands {count} times. Delete those that are not wanted.",
                             {{"id", core::id_text(links.integer(0))}, {"count", std::to_string(links.integer(1))}})});
    auto parties = connection.prepare("select name, count(*), max(id) from party where name <> '' group by name having "
                                      "count(*) > 1");
    while (parties.next())
        found.push_back({{core::Kind::party, parties.integer(2)},
                         say("{count} parties are called “{name}”. If they are one, merge them (“merge”).",
                             {{"count", std::to_string(parties.integer(1))}, {"name", std::string(parties.text(0))}})});
    for (auto& each : of_what_was_redacted(connection, records)) found.push_back(std::move(each));
    for (auto& each : of_what_is_left_of_it(connection, records)) found.push_back(std::move(each));
    return found;
}

std::vector<core::Message> SqliteStore::not_counting() const {
    std::vector<core::Message> found;
    auto const& members = proven_.members();
    if (members.empty()) return found;
    core::each_kind([&]<class T>(std::type_identity<T>) {
        constexpr auto kind = core::Model<T>::kind;
        if (core::weighed(kind) == core::Weighed::no) return;
        // Of those that are weighed only when they were changed, only these.
        auto ids = connection_.prepare(core::weighed(kind) == core::Weighed::always ? sql::entities_of : sql::entities_changed);
        ids.bind(":kind", static_cast<std::int64_t>(kind));
        while (ids.next()) {
            core::Ref const ref{kind, ids.integer(0)};
            auto const life = proven_.life_of_lanes(ref, INT64_MAX);
            if (!life) continue;
            for (auto const& [at, why] : life->idle()) {
                auto const made = revision(seq_of(connection_, life->changes()[at].place));
                if (auto sentence = why_idle(why, {{"who", made.owner.empty() ? made.actor : made.owner},
                                                   core::in_words("kind", core::kind_noun(kind)),
                                                   {"id", core::id_text(ref.id)},
                                                   {"when", core::minute_text(made.at)}}))
                    found.push_back(std::move(*sentence));
            }
        }
    });
    auto lanes = connection_.prepare("select number, key, size from lane where key is not null");
    while (lanes.next()) {
        auto const* member = members.now().find(core::PublicKey::from(lanes.blob(1)));
        if (!member || member->state != core::Member::State::removed) continue;
        std::int64_t idle = 0;
        for (std::int64_t index = 0; index < lanes.integer(2); ++index)
            idle += !members.counts({lanes.integer(0), index}, proven_.clocks());
        if (idle > 0)
            found.push_back(say("{count} entries that {who} signed do not count: whoever removed that key had not seen them.",
                                {{"count", std::to_string(idle)}, {"who", member->name}}));
    }
    return found;
}

} // namespace db
