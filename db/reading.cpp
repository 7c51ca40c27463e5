#include "db/reading.h"

#include "core/matching/terms.h"
#include "core/search/plan.h"
#include "core/text/fold.h"
#include "db/claim_list.h"
#include "db/counters.h"
#include "db/mapping.h"
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

/// The smallest string greater than every string that starts with `prefix`.
std::string after_prefix(std::string prefix) { return prefix + "\xF4\x8F\xBF\xBF"; }

std::optional<core::Record> decode_body(core::Ref ref, Cursor const& cursor, int column) {
    if (cursor.null(column)) return std::nullopt;
    return core::decode(ref.kind, ref.id, cursor.text(column));
}

} // namespace

core::Revision read_revision(Cursor const& cursor, core::Digest* root) {
    core::Revision revision;
    revision.seq = cursor.integer(0);
    revision.lane = cursor.text(1);
    revision.index = cursor.integer(2);
    revision.at.ms = cursor.integer(3);
    revision.actor = cursor.text(4);
    revision.operation = cursor.text(5);
    revision.reason = cursor.text(6);
    // A number that is no nature must not be taken for one by being cut to size.
    auto const nature = cursor.integer(7);
    revision.nature = static_cast<core::Nature>(nature < 0 || nature > 3 ? -1 : nature);
    revision.reverts = cursor.integer(8);
    revision.digest = to_digest(cursor.blob(9));
    if (root) *root = to_digest(cursor.blob(10));
    if (!cursor.null(11)) {
        revision.format = 2;
        revision.seen = cursor.blob(11);
        revision.notice = cursor.text(12);
    }
    return revision;
}

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
    return projected(connection_, ref);
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
    auto cursor = connection_.prepare(sql::ever_referring);
    cursor.bind(":to", to.id).bind(":to_kind", static_cast<std::int64_t>(to.kind));
    cursor.bind(":kind", static_cast<std::int64_t>(kind));
    return ids_of(cursor);
}

template <class Port>
std::vector<core::RawId> Reading<Port>::list(core::Kind kind, core::RawId after, int limit) const {
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
    auto cursor = connection_.prepare(sql::claim_row);
    cursor.bind(":claim", id.value);
    if (!cursor.next()) return std::nullopt;
    core::ClaimRow row;
    row.id = id;
    row.text = cursor.text(0);
    row.speaker = cursor.text(1);
    read_value(cursor, 2, row.said_on);
    row.scale.value = cursor.integer(3);
    row.rating = cursor.text(4);
    read_value(cursor, 5, row.state);
    row.against = cursor.integer(6);
    row.in_favour = cursor.integer(7);
    row.context = cursor.integer(8);
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
    cursor.bind(":name", core::fold(name));
    auto const found = typed_ids<core::Party>(cursor);
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
    using core::ReviewState;
    core::Counts counts;
    auto const of = [&](std::string_view name) { return counter(connection_, name); };
    auto const in_state = [&](ReviewState state) { return of(state_counter(state_number(state))); };
    counts.sources = of("source");
    counts.inbox = of("triage:" + std::string(core::key_of(core::Triage::inbox)));
    counts.statements = of("statement");
    counts.claims = of("claim");
    counts.parties = of("party");
    counts.topics = of("topic");
    counts.unrated = of(state_counter(0));
    counts.drafts = in_state(ReviewState::draft);
    counts.in_review = in_state(ReviewState::in_review);
    counts.changes_requested = in_state(ReviewState::changes_requested);
    counts.approved = in_state(ReviewState::approved);
    counts.published = in_state(ReviewState::published);
    counts.corrected = in_state(ReviewState::corrected);
    counts.withdrawn = in_state(ReviewState::withdrawn);
    counts.stale = of("stale");
    counts.revisions = head();
    if (counts.topics > 0)
        for (auto const topic : list(core::Kind::topic))
            if (auto const claims = of(topic_counter(topic))) counts.of_topic[topic] = claims;
    return counts;
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
    while (cursor.next()) names.emplace_back(cursor.text(0));
    return names;
}

template <class Port>
std::vector<std::string> Reading<Port>::people(int limit) const {
    std::vector<std::string> names;
    for (std::string after; static_cast<int>(names.size()) < limit; after = names.back()) {
        // One look into the index a name, however much each of them recorded.
        auto cursor = connection_.prepare(sql::people_after);
        cursor.bind(":name", after);
        if (!cursor.next() || cursor.null(0)) break;
        names.emplace_back(cursor.text(0));
    }
    return names;
}

namespace {

struct QueueQuery {
    core::QueuePart part;
    std::string_view sql;
    core::Kind kind;
    core::ReviewState state = core::ReviewState::draft; ///< where it is asked for
};

constexpr std::array queue_queries{
    QueueQuery{core::QueuePart::to_review, sql::queue_reviews, core::Kind::review, core::ReviewState::in_review},
    QueueQuery{core::QueuePart::to_mend, sql::queue_reviews, core::Kind::review, core::ReviewState::changes_requested},
    QueueQuery{core::QueuePart::to_publish, sql::queue_reviews, core::Kind::review, core::ReviewState::approved},
    QueueQuery{core::QueuePart::to_sign, sql::queue_corrections, core::Kind::correction},
    QueueQuery{core::QueuePart::open_remarks, sql::queue_remarks, core::Kind::remark},
    QueueQuery{core::QueuePart::assigned, sql::queue_assigned, core::Kind::claim},
    QueueQuery{core::QueuePart::replies_due, sql::queue_replies, core::Kind::reply_request},
    QueueQuery{core::QueuePart::stale, sql::queue_stale, core::Kind::claim},
};

} // namespace

template <class Port>
std::vector<core::Ref> Reading<Port>::queue(core::QueuePart part, std::string_view person, int limit) const {
    auto const& query = *std::ranges::find(queue_queries, part, &QueueQuery::part);
    auto cursor = connection_.prepare(query.sql);
    if (query.sql == sql::queue_reviews) cursor.bind(":state", core::key_of(query.state));
    if (query.sql == sql::queue_assigned) cursor.bind(":person", person);
    cursor.bind(":limit", limit);
    std::vector<core::Ref> refs;
    while (cursor.next()) refs.push_back({query.kind, cursor.integer(0)});
    return refs;
}

template <class Port>
core::Seq Reading<Port>::looked(core::Id<core::Claim> claim, std::string_view person) const {
    auto cursor = connection_.prepare(sql::looked);
    cursor.bind(":claim", claim.value).bind(":person", person);
    return cursor.next() ? cursor.integer(0) : 0;
}

template <class Port>
core::Candidates Reading<Port>::candidates(std::vector<core::WeightedTerm> const& terms,
                                                       int limit) const {
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
    auto cursor = connection_.prepare(sql::revision_get);
    cursor.bind(":seq", seq);
    if (!cursor.next())
        throw core::Error(core::Code::not_found, core::say("There is no revision {seq}.",
                                                           {{"seq", std::to_string(seq)}}));
    return read_revision(cursor);
}

template <class Port>
std::vector<core::Revision> Reading<Port>::revisions(core::Seq before, int limit) const {
    auto cursor = connection_.prepare(sql::revisions_before);
    cursor.bind(":before", before ? before : INT64_MAX).bind(":limit", limit);
    std::vector<core::Revision> revisions;
    while (cursor.next()) revisions.push_back(read_revision(cursor));
    return revisions;
}

template <class Port>
std::vector<core::Revision> Reading<Port>::revisions_of(core::Ref ref) const {
    auto cursor = connection_.prepare(sql::revisions_of);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    std::vector<core::Revision> revisions;
    while (cursor.next()) revisions.push_back(read_revision(cursor));
    return revisions;
}

template <class Port>
core::Seq Reading<Port>::newest_until(core::Instant at) const {
    auto cursor = connection_.prepare(sql::newest_until);
    cursor.bind(":before", INT64_MAX).bind(":at", at.ms);
    return cursor.next() ? cursor.integer(0) : 0;
}

template <class Port>
std::vector<core::Change> Reading<Port>::changes(core::Seq seq) const {
    auto cursor = connection_.prepare(sql::changes_of);
    cursor.bind(":seq", seq);
    std::vector<core::Change> changes;
    while (cursor.next()) {
        core::Ref const ref{to_kind(cursor.integer(0)), cursor.integer(1)};
        changes.push_back({ref, decode_body(ref, cursor, 3), cursor.null(2)});
    }
    return changes;
}

template <class Port>
std::vector<core::Step> Reading<Port>::history(core::Ref ref) const {
    auto cursor = connection_.prepare(sql::history_of);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    std::vector<core::Step> steps;
    std::optional<core::Record> last;
    bool last_redacted = false;
    while (cursor.next()) {
        core::Step step;
        step.revision = revision(cursor.integer(0));
        step.before = std::move(last);
        step.before_redacted = last_redacted;
        step.after = decode_body(ref, cursor, 1);
        step.redacted = cursor.null(2);
        last = step.after;
        last_redacted = step.redacted;
        steps.push_back(std::move(step));
    }
    return steps;
}

template <class Port>
core::Seq Reading<Port>::last_change(core::Ref ref) const {
    auto cursor = connection_.prepare(sql::last_change);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    return cursor.next() ? cursor.integer(0) : 0;
}

template <class Port>
std::optional<core::Record> Reading<Port>::before(core::Ref ref, core::Seq seq) const {
    auto cursor = connection_.prepare(sql::body_before);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    cursor.bind(":seq", seq);
    return cursor.next() ? decode_body(ref, cursor, 0) : std::nullopt;
}

template <class Port>
std::string Reading<Port>::workspace() const {
    return connection_.text("select value from meta where key = 'workspace'");
}

template <class Port>
std::vector<core::LaneReport> Reading<Port>::lanes() const {
    std::vector<core::LaneReport> lanes;
    auto cursor = connection_.prepare(sql::lanes);
    while (cursor.next()) {
        core::LaneReport lane;
        lane.lane = cursor.text(0);
        lane.key = core::PublicKey::from(cursor.blob(1));
        lane.size = cursor.integer(2);
        lane.root = to_digest(cursor.blob(3));
        lane.checkpoint = cursor.text(4);
        lanes.push_back(std::move(lane));
    }
    return lanes;
}

template <class Port>
std::vector<core::Digest> Reading<Port>::leaves(std::string_view lane) const {
    auto cursor = connection_.prepare("select digest from revision where lane = (select number from lane where "
                                      "uuid = ?1) order by idx");
    cursor.bind(1, lane);
    std::vector<core::Digest> leaves;
    while (cursor.next()) leaves.push_back(to_digest(cursor.blob(0)));
    return leaves;
}

template <class Port>
std::vector<core::StoredChange> Reading<Port>::stored_changes(core::Seq seq) const {
    auto cursor = connection_.prepare(sql::changes_of);
    cursor.bind(":seq", seq);
    std::vector<core::StoredChange> changes;
    while (cursor.next()) {
        core::StoredChange change;
        change.ref = {to_kind(cursor.integer(0)), cursor.integer(1)};
        change.salt = cursor.blob(2);
        if (!cursor.null(3)) change.body = cursor.text(3);
        change.digest = to_digest(cursor.blob(4));
        changes.push_back(std::move(change));
    }
    return changes;
}

template <class Port>
std::vector<core::Seq> Reading<Port>::states(core::Ref ref) const {
    auto cursor = connection_.prepare("select seq from change where kind = ?1 and entity = ?2 and body is not null "
                                      "order by seq");
    cursor.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
    return ids_of(cursor);
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
    if (!full) return tl::unexpected(full.error());
    for (auto kind = 1; kind <= static_cast<int>(core::last_kind); ++kind) {
        core::Ref const ref{static_cast<core::Kind>(kind), *full};
        if (last_change(ref) != 0) return ref;
    }
    return unknown();
}

template class Reading<core::Reader>;
template class Reading<core::Store>;

} // namespace db
