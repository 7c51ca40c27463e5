#include "db/reading.h"

#include "core/editorial/reviews.h"
#include "core/matching/terms.h"
#include "core/text/person.h"
#include "core/search/plan.h"
#include "core/text/fold.h"
#include "db/claim_list.h"
#include "db/conflicts.h"
#include "db/counters.h"
#include "db/desk_queue.h"
#include "db/log.h"
#include "db/match_index.h"
#include "db/projection.h"
#include "db/search_index.h"
#include "db/sql.h"

#include <algorithm>

namespace db {

namespace {

std::vector<core::RawId> ids_of(Cursor& cursor) {
    std::vector<core::RawId> ids;
    while (cursor.next()) ids.push_back(cursor.integer(0));
    return ids;
}

template <class T>
std::vector<core::Id<T>> typed_ids(Cursor& cursor) {
    std::vector<core::Id<T>> ids;
    while (cursor.next()) ids.push_back(core::Id<T>{cursor.integer(0)});
    return ids;
}

/// Selects what refers by that field: ?1 is the identity, ?2 the kind where a field can hold several.
std::string referring_sql(std::string_view what, core::Kind kind, std::string_view field) {
    std::string sql;
    core::with_kind(kind, [&]<class T>(std::type_identity<T>) {
        core::each_field<T>([&]<class Value>(core::Field<T, Value> const& candidate) {
            if (candidate.name != field) return;
            std::string const name(field);
            sql = "select " + std::string(what) + " from \"" + std::string(core::Model<T>::name) + "\" where ";
            sql += std::is_same_v<Value, core::Ref> ? "\"" + name + "_id\" = ?1 and \"" + name + "_kind\" = ?2"
                                                    : "\"" + name + "\" = ?1 and ?2 > 0";
        });
    });
    return sql;
}

void bind_reference(Cursor& cursor, core::Ref to) {
    cursor.bind(1, to.id).bind(2, static_cast<std::int64_t>(to.kind));
}

/// The side of a claim on which a statement stands by a relation; what links other claims to it takes none.
core::DossierSide side_of_statement(std::string_view relation) {
    auto const known = core::from_key<core::Relation>(relation);
    auto const* rule = known ? core::find_rule(*known, core::Kind::statement, core::Kind::claim) : nullptr;
    return rule ? rule->side : core::DossierSide::other;
}

/// Where a list of claims counts what stands on a side; null where it does not.
std::int64_t core::ClaimRow::*counted_in(core::DossierSide side) {
    switch (side) {
    case core::DossierSide::against: return &core::ClaimRow::against;
    case core::DossierSide::in_favour: return &core::ClaimRow::in_favour;
    case core::DossierSide::nuance:
    case core::DossierSide::context: return &core::ClaimRow::context;
    case core::DossierSide::assertion:
    case core::DossierSide::other: break;
    }
    return nullptr;
}

/// Of identities newest first, up to `limit` older than `after`.
std::vector<core::RawId> page(std::vector<core::RawId> ids, core::RawId after, int limit) {
    if (after) std::erase_if(ids, [&](core::RawId id) { return id >= after; });
    if (ids.size() > static_cast<std::size_t>(std::max(limit, 0))) ids.resize(static_cast<std::size_t>(std::max(limit, 0)));
    return ids;
}

/// The smallest string greater than every string that starts with `prefix`.
std::string after_prefix(std::string prefix) { return prefix + "\xF4\x8F\xBF\xBF"; }

} // namespace

template <class Port>
void Reading<Port>::together(std::function<void()> const& read) const {
    Snapshot const snapshot(connection_);
    read();
}

template <class Port>
core::Seq Reading<Port>::head() const {
    return connection_.integer("select max(seq) from revision");
}

template <class Port>
std::optional<core::Record> Reading<Port>::find(core::Ref ref) const {
    auto found = proven_.newest(ref);
    return found ? std::move(found->record) : std::nullopt;
}

template <class Port>
std::vector<core::RawId> Reading<Port>::referring(core::Kind kind, std::string_view field,
                                                  core::Ref to) const {
    auto const sql = referring_sql("id", kind, field);
    if (sql.empty()) return {};
    auto cursor = connection_.prepare(sql + " order by id");
    bind_reference(cursor, to);
    return ids_of(cursor);
}

template <class Port>
std::int64_t Reading<Port>::count_referring(core::Kind kind, std::string_view field, core::Ref to) const {
    auto const sql = referring_sql("count(*)", kind, field);
    if (sql.empty()) return 0;
    auto cursor = connection_.prepare(sql);
    bind_reference(cursor, to);
    return cursor.next() ? cursor.integer(0) : 0;
}

template <class Port>
std::vector<core::RawId> Reading<Port>::ever_referring(core::Kind kind, core::Ref to) const {
    auto cursor = connection_.prepare(to ? sql::ever_referring : sql::entities_of);
    if (to) cursor.bind(":to", to.id).bind(":to_kind", static_cast<std::int64_t>(to.kind));
    auto ids = ids_of(cursor.bind(":kind", static_cast<std::int64_t>(kind)));
    if (!to) std::ranges::reverse(ids);
    return ids;
}

template <class Port>
std::vector<core::RawId> Reading<Port>::list(core::Kind kind, core::RawId after, int limit) const {
    // A row that is not in the log must not be taken for one of these, nor a row that is missing for none.
    if (core::has_trait(kind, core::governs)) return page(proven_.list(kind), after, limit);
    std::vector<core::RawId> ids;
    core::with_kind(kind, [&]<class T>(std::type_identity<T>) {
        auto cursor = connection_.prepare("select id from \"" + std::string(core::Model<T>::name) +
                                          "\" where id < ?1 order by id desc limit ?2");
        cursor.bind(1, after ? after : INT64_MAX).bind(2, limit);
        ids = ids_of(cursor);
    });
    return ids;
}

template <class Port>
std::vector<core::Id<core::Source>> Reading<Port>::sources(std::optional<core::Triage> triage,
                                                           core::Id<core::Source> after, int limit) const {
    auto cursor = connection_.prepare(triage ? sql::sources_in : sql::sources_all);
    if (triage) cursor.bind(":triage", core::key_of(*triage));
    cursor.bind(":after", after ? after.value : INT64_MAX).bind(":limit", limit);
    return typed_ids<core::Source>(cursor);
}

template <class Port>
std::vector<core::Id<core::Capture>> Reading<Port>::captures_with(
    core::Digest const& digest) const {
    auto cursor = connection_.prepare(sql::captures_with);
    cursor.bind_blob(1, as_bytes(digest));
    return typed_ids<core::Capture>(cursor);
}

template <class Port>
std::vector<core::Id<core::Claim>> Reading<Port>::claims(core::ClaimQuery const& query,
                                                         core::Id<core::Claim> after, int limit) const {
    return claim_page(connection_, query, after, limit);
}

template <class Port>
std::optional<core::ClaimRow> Reading<Port>::claim_row(core::Id<core::Claim> id) const {
    auto const claim = core::Reader::find(id);
    if (!claim) return std::nullopt;
    core::ClaimRow row;
    core::RawId first = 0; // of the statements that assert it
    auto cursor = connection_.prepare(sql::claim_row);
    cursor.bind(":claim", id.value).bind(":kind", static_cast<std::int64_t>(core::Kind::claim));
    while (cursor.next()) {
        auto const side = side_of_statement(cursor.text(0));
        if (side == core::DossierSide::assertion && (first == 0 || cursor.integer(1) < first))
            first = cursor.integer(1);
        if (auto const counted = counted_in(side)) row.*counted += cursor.integer(2);
    }
    row.id = id;
    row.text = claim->text;
    if (auto const review = core::current_review(*this, id)) {
        row.scale = review->scale;
        row.rating = review->rating;
        row.state = review->state;
    }
    if (auto const statement = core::Reader::find(core::Id<core::Statement>{first})) {
        row.said_on = statement->said_on;
        if (auto const speaker = core::Reader::find(statement->speaker)) row.speaker = speaker->name;
    }
    return row;
}

template <class Port>
std::vector<core::Id<core::Party>> Reading<Port>::parties_like(std::string_view text,
                                                               int limit) const {
    auto const folded = core::fold(text);
    auto cursor = connection_.prepare(sql::parties_like);
    cursor.bind(":from", folded).bind(":to", after_prefix(folded)).bind(":limit", limit);
    return typed_ids<core::Party>(cursor);
}

template <class Port>
core::Id<core::Party> Reading<Port>::party_named(std::string_view name) const {
    auto cursor = connection_.prepare(sql::party_named);
    auto const folded = core::fold(name);
    cursor.bind(":name", folded);
    auto found = typed_ids<core::Party>(cursor);
    // Who is meant goes into the log: the one who bears the name there, whoever stands beside it in the table.
    std::erase_if(found, [&](core::Id<core::Party> id) {
        auto const party = core::Reader::find(id);
        auto const bears = [&](std::string const& each) { return core::fold(each) == folded; };
        return !party || (!bears(party->name) && std::ranges::none_of(party->aliases, bears));
    });
    return found.size() == 1 ? found.front() : core::Id<core::Party>{};
}

template <class Port>
std::vector<core::Id<core::Party>> Reading<Port>::parties_titled(std::string_view title,
                                                                 int limit) const {
    auto cursor = connection_.prepare(sql::parties_titled);
    cursor.bind(":title", title_key(title)).bind(":limit", limit);
    return typed_ids<core::Party>(cursor);
}

template <class Port>
core::Counts Reading<Port>::counts() const {
    core::Counts counts;
    auto const of = [&](std::string_view name) { return counter(connection_, name); };
    counts.sources = of("source");
    counts.inbox = of("triage:" + std::string(core::key_of(core::Triage::inbox)));
    counts.statements = of("statement");
    counts.claims = of("claim");
    counts.parties = of("party");
    counts.topics = of("topic");
    counts.unrated = of(state_counter(0));
    for (auto const& state : core::Names<core::ReviewState>::entries)
        counts.in(state.value) = of(state_counter(state_number(state.value)));
    counts.stale = of("stale");
    counts.revisions = head();
    return counts;
}

template <class Port>
std::int64_t Reading<Port>::claims_under(core::Id<core::Topic> topic) const {
    return counter(connection_, topic_counter(topic.value));
}

template <class Port>
std::optional<std::string> Reading<Port>::bytes(core::Digest const& digest) const {
    return load_blob(connection_, digest);
}

template <class Port>
std::vector<core::Ref> Reading<Port>::matching(core::SearchPlan const& plan, core::SearchOrder order,
                                               int limit) const {
    return search_records(connection_, plan, order, limit);
}

template <class Port>
std::vector<std::string> Reading<Port>::languages() const {
    auto cursor = connection_.prepare(sql::languages);
    std::vector<std::string> codes;
    while (cursor.next()) codes.emplace_back(cursor.text(0).substr(std::string_view("lang:").size()));
    return codes;
}

template <class Port>
std::vector<std::string> Reading<Port>::actors(core::Ref ref) const {
    auto cursor = connection_.prepare(sql::actors_of);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    std::vector<std::string> names;
    while (cursor.next()) core::add_person(names, cursor.text(0));
    return names;
}

template <class Port>
std::vector<std::string> Reading<Port>::people(int limit) const {
    return people_here(connection_, limit);
}

template <class Port>
std::vector<core::Ref> Reading<Port>::queue(core::QueuePart part, std::string_view person, int limit) const {
    return queue_part(connection_, part, person, limit);
}

template <class Port>
core::Seq Reading<Port>::looked(core::Id<core::Claim> claim, std::string_view person) const {
    return looked_at(connection_, claim, person);
}

template <class Port>
core::Candidates Reading<Port>::candidates(std::vector<core::WeightedTerm> const& terms, int limit) const {
    return match_candidates(connection_, terms, static_cast<std::size_t>(std::max(limit, 0)));
}

template <class Port>
core::Id<core::Claim> Reading<Port>::identified(std::string_view identifier) const {
    auto cursor = connection_.prepare(sql::claim_identified);
    cursor.bind(":identifier", identifier);
    return cursor.next() ? core::Id<core::Claim>{cursor.integer(0)} : core::Id<core::Claim>{};
}

template <class Port>
core::Revision Reading<Port>::revision(core::Seq seq) const {
    auto found = revision_at(connection_, seq);
    proven_.owners().name(found);
    return found;
}

template <class Port>
std::vector<core::Revision> Reading<Port>::revisions(core::Seq before, int limit) const {
    auto found = revisions_before(connection_, before, limit);
    auto const& owners = proven_.owners();
    for (auto& revision : found) owners.name(revision);
    return found;
}

template <class Port>
std::vector<core::Revision> Reading<Port>::revisions_of(core::Ref ref) const {
    auto found = db::revisions_of(connection_, ref);
    auto const& owners = proven_.owners();
    for (auto& revision : found) owners.name(revision);
    return found;
}

template <class Port>
core::Seq Reading<Port>::newest_until(core::Instant at) const {
    return db::newest_until(connection_, at);
}

template <class Port>
std::vector<core::Change> Reading<Port>::changes(core::Seq seq) const {
    return proven_.changes(seq);
}

template <class Port>
std::vector<core::Step> Reading<Port>::history(core::Ref ref) const {
    auto steps = proven_.life(ref);
    auto const& owners = proven_.owners();
    for (auto& step : steps) owners.name(step.revision);
    return steps;
}

template <class Port>
core::Seq Reading<Port>::last_change(core::Ref ref) const {
    return last_change_of(connection_, ref);
}

template <class Port>
std::vector<core::Seq> Reading<Port>::deletions(core::Seq before, int limit) const {
    auto cursor = connection_.prepare(sql::deletions);
    cursor.bind(":before", before ? before : INT64_MAX).bind(":limit", limit);
    std::vector<core::Seq> found;
    while (cursor.next()) found.push_back(cursor.integer(0));
    return found;
}

template <class Port>
std::optional<core::Record> Reading<Port>::before(core::Ref ref, core::Seq seq) const {
    auto found = proven_.before(ref, seq);
    return found ? std::move(found->record) : std::nullopt;
}

template <class Port>
std::vector<core::DeskConflict> Reading<Port>::contested(core::Translator const& words) const {
    return db::contested(connection_, proven_, words);
}

template <class Port>
std::vector<core::Untidied> Reading<Port>::untidied() const {
    return db::untidied(connection_, *this);
}

template <class Port>
std::string Reading<Port>::workspace() const {
    return connection_.text("select value from meta where key = 'workspace'");
}

template <class Port>
std::vector<core::LaneReport> Reading<Port>::lanes() const {
    auto lanes = lanes_of(connection_);
    for (auto& lane : lanes)
        if (!lane.key.empty()) lane.accepted = proven_.decisions().tails().count(lane.lane, lane.size);
    return lanes;
}

template <class Port>
std::vector<core::Digest> Reading<Port>::leaves(std::string_view lane) const {
    return leaves_of(connection_, lane);
}

template <class Port>
std::vector<core::StoredChange> Reading<Port>::stored_changes(core::Seq seq) const {
    return stored_changes_at(connection_, seq);
}

template <class Port>
std::vector<core::Seq> Reading<Port>::states(core::Ref ref) const {
    return states_of(connection_, ref);
}

template <class Port>
core::Result<core::Ref> Reading<Port>::resolve(std::string_view typed) const {
    auto const colon = typed.find(':');
    auto const id = colon == typed.npos ? typed : typed.substr(colon + 1);
    auto const unknown = [&] {
        return core::problem(core::say("There is no record “{id}” in this workspace.",
                                       {{"id", std::string(typed)}}),
                             core::Code::not_found);
    };
    if (id.size() == 5) {
        auto const low = core::parse_id("00000001" + std::string(id));
        if (!low) return unknown();
        auto cursor = connection_.prepare(sql::id_suffix);
        cursor.bind(":low", *low & 33554431);
        std::vector<core::Ref> found;
        while (cursor.next())
            found.push_back({to_kind(cursor.integer(0)), cursor.integer(1)});
        if (found.size() > 1)
            return core::problem(core::say("Several records end in “{id}”; give all 13 characters.",
                                           {{"id", std::string(id)}}));
        if (found.empty()) return unknown();
        return found.front();
    }
    auto const full = core::parse_id(id);
    if (!full)
        return core::problem(core::say("“{id}” is no identity of a record: those have 13 letters and digits, of which the last five are "
                                       "enough.",
                                       {{"id", std::string(typed)}}));
    core::Ref first; // whoever gives the identity to another record later takes nothing away by that
    core::Seq since = INT64_MAX;
    for (auto kind = 1; kind <= static_cast<int>(core::last_kind); ++kind) {
        auto made = connection_.prepare("select min(seq) from change where kind = ?1 and entity = ?2");
        made.bind(1, std::int64_t{kind}).bind(2, *full);
        if (!made.next() || made.null(0) || made.integer(0) >= since) continue;
        since = made.integer(0);
        first = {static_cast<core::Kind>(kind), *full};
    }
    return first ? core::Result<core::Ref>(first) : unknown();
}

template class Reading<core::Reader>;
template class Reading<core::Store>;

} // namespace db
