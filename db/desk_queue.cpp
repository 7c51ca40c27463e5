#include "db/desk_queue.h"

#include "core/text/person.h"
#include "db/sql.h"

#include <algorithm>
#include <array>
#include <set>

namespace db {

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
    QueueQuery{core::QueuePart::replies_due, sql::queue_replies, core::Kind::reply_request},
    QueueQuery{core::QueuePart::stale, sql::queue_stale, core::Kind::claim},
};

/// Every spelling of a name there is, in order, as long as `take` wants more: one look into the index each, however
/// much each of them recorded.
template <class Take>
void each_spelling(Connection const& connection, std::string_view next_spelling, Take const& take) {
    for (std::string after;;) {
        auto cursor = connection.prepare(next_spelling);
        cursor.bind(":name", after);
        if (!cursor.next() || cursor.null(0)) return;
        after = cursor.text(0);
        if (!take(after)) return;
    }
}

std::vector<std::string> spellings(Connection const& connection, std::string_view next_spelling,
                                   std::string_view person) {
    std::vector<std::string> found;
    auto const key = core::person_key(person);
    each_spelling(connection, next_spelling, [&](std::string const& name) {
        if (core::person_key(name) == key) found.push_back(name);
        return true;
    });
    return found;
}

/// Claims given to a person under whatever spelling of the name, the oldest first.
std::vector<core::Ref> assigned_to(Connection const& connection, std::string_view person, int limit) {
    std::vector<core::Ref> refs;
    for (auto const& name : spellings(connection, sql::assigned_after, person)) {
        auto cursor = connection.prepare(sql::queue_assigned);
        cursor.bind(":person", name).bind(":limit", limit);
        while (cursor.next()) refs.push_back({core::Kind::claim, cursor.integer(0)});
    }
    std::ranges::sort(refs);
    if (refs.size() > static_cast<std::size_t>(limit)) refs.resize(static_cast<std::size_t>(limit));
    return refs;
}

} // namespace

std::vector<std::string> people_here(Connection const& connection, int limit) {
    std::vector<std::string> people;
    std::set<std::string> keys;
    each_spelling(connection, sql::people_after, [&](std::string const& name) {
        if (static_cast<int>(people.size()) >= limit) return false;
        if (keys.insert(core::person_key(name)).second) people.push_back(core::read_person_name(name).value_or(name));
        return true;
    });
    return people;
}

std::vector<std::string> spellings_of(Connection const& connection, std::string_view person) {
    return spellings(connection, sql::people_after, person);
}

std::vector<core::Ref> queue_part(Connection const& connection, core::QueuePart part, std::string_view person,
                                  int limit) {
    if (part == core::QueuePart::assigned) return assigned_to(connection, person, limit);
    auto const& query = *std::ranges::find(queue_queries, part, &QueueQuery::part);
    auto cursor = connection.prepare(query.sql);
    if (query.sql == sql::queue_reviews) cursor.bind(":state", core::key_of(query.state));
    cursor.bind(":limit", limit);
    std::vector<core::Ref> refs;
    while (cursor.next()) refs.push_back({query.kind, cursor.integer(0)});
    return refs;
}

core::Seq looked_at(Connection const& connection, core::Id<core::Claim> claim, std::string_view person) {
    core::Seq newest = 0;
    auto const key = core::person_key(person);
    auto cursor = connection.prepare(sql::looked);
    cursor.bind(":claim", claim.value);
    while (cursor.next()) // few people look at one claim, and earlier versions kept names as they were given
        if (core::person_key(cursor.text(0)) == key) newest = std::max(newest, cursor.integer(1));
    return newest;
}

void note_look(Connection& connection, core::Id<core::Claim> claim, std::string_view person, core::Seq seq) {
    auto cursor = connection.prepare("insert or replace into look(claim, person, seq) values(?1, ?2, ?3)");
    cursor.bind(1, claim.value).bind(2, core::person_key(person)).bind(3, seq);
    cursor.run();
}

} // namespace db
