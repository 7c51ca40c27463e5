#include "db/desk_queue.h"

#include "db/sql.h"

#include <algorithm>
#include <array>

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
    QueueQuery{core::QueuePart::assigned, sql::queue_assigned, core::Kind::claim},
    QueueQuery{core::QueuePart::replies_due, sql::queue_replies, core::Kind::reply_request},
    QueueQuery{core::QueuePart::stale, sql::queue_stale, core::Kind::claim},
};

} // namespace

std::vector<std::string> people_here(Connection const& connection, int limit) {
    std::vector<std::string> names;
    for (std::string after; static_cast<int>(names.size()) < limit; after = names.back()) {
        // One look into the index a name, however much each of them recorded.
        auto cursor = connection.prepare(sql::people_after);
        cursor.bind(":name", after);
        if (!cursor.next() || cursor.null(0)) break;
        names.emplace_back(cursor.text(0));
    }
    return names;
}

std::vector<core::Ref> queue_part(Connection const& connection, core::QueuePart part, std::string_view person,
                                  int limit) {
    auto const& query = *std::ranges::find(queue_queries, part, &QueueQuery::part);
    auto cursor = connection.prepare(query.sql);
    if (query.sql == sql::queue_reviews) cursor.bind(":state", core::key_of(query.state));
    if (query.sql == sql::queue_assigned) cursor.bind(":person", person);
    cursor.bind(":limit", limit);
    std::vector<core::Ref> refs;
    while (cursor.next()) refs.push_back({query.kind, cursor.integer(0)});
    return refs;
}

core::Seq looked_at(Connection const& connection, core::Id<core::Claim> claim, std::string_view person) {
    auto cursor = connection.prepare(sql::looked);
    cursor.bind(":claim", claim.value).bind(":person", person);
    return cursor.next() ? cursor.integer(0) : 0;
}

} // namespace db
