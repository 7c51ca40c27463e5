#include "db/claim_list.h"

#include "core/editorial/approval.h"
#include "core/editorial/reviews.h"
#include "core/text/fold.h"
#include "db/counters.h"

namespace db {

namespace {

constexpr auto unknown_text = "\xF4\x8F\xBF\xBD"; // sorts behind every letter
constexpr std::int64_t unknown_day = INT64_MAX;
constexpr std::size_t key_bytes = 48;

std::string known_or_last(std::string text) { return text.empty() ? std::string(unknown_text) : text; }

/// The beginning of a text as it sorts: folded, from its first letter or digit on.
std::string text_key(std::string_view text) {
    auto key = core::fold(text.substr(0, 4 * key_bytes));
    auto const first = key.find_first_not_of(" \"'([{.,;:!?-");
    key.erase(0, first == key.npos ? 0 : first);
    if (key.size() > key_bytes) {
        auto end = key_bytes;
        while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
        key.resize(end);
    }
    return key;
}

/// The statement a claim was made of: the first that asserts it.
std::optional<core::Statement> first_statement(core::Reader const& reader, core::Id<core::Claim> claim) {
    std::optional<core::Statement> first;
    for (auto const& link : reader.referring<core::Link>("to", claim)) {
        if (link.relation != core::Relation::asserts) continue;
        auto const statement = reader.find(core::id_as<core::Statement>(link.from));
        if (statement && (!first || statement->id < first->id)) first = statement;
    }
    return first;
}

char const* order_column(core::ClaimQuery::Order order) {
    using Order = core::ClaimQuery::Order;
    switch (order) {
    case Order::newest: return "";
    case Order::text: return "text_key";
    case Order::verdict: return "rating";
    case Order::speaker: return "speaker_name";
    case Order::said_on: return "said_day";
    }
    return "";
}

/// 0 for those without a review.
std::int64_t state_shown(core::ClaimQuery::Only only) { return only.state() ? state_number(*only.state()) : 0; }

/// So few that they are sooner sorted than found on a walk through all.
constexpr std::int64_t few = 5000;

bool finds_few(Connection const& connection, core::ClaimQuery const& query) {
    if (query.speaker) return true;
    if (query.topic && counter(connection, topic_counter(query.topic.value)) <= few) return true;
    return query.only != core::ClaimQuery::Only::all &&
           counter(connection, state_counter(state_shown(query.only))) <= few;
}

} // namespace

ClaimLine line_of(core::Reader const& reader, core::Claim const& claim, core::ApprovalCheck& approvals) {
    ClaimLine line;
    auto const review = core::current_review(reader, claim.id);
    line.state = review ? state_number(review->state) : 0;
    line.stale = review && approvals.is_stale(*review) ? 1 : 0;
    line.rating = known_or_last(review ? review->rating : std::string());
    line.topic = claim.topic.value;
    line.text_key = text_key(claim.text);
    auto const statement = first_statement(reader, claim.id);
    line.said_day = statement && statement->said_on.known() ? statement->said_on.earliest_day() : unknown_day;
    auto const speaker = statement ? reader.find(statement->speaker) : std::nullopt;
    line.speaker = speaker ? speaker->id.value : 0;
    line.speaker_name = known_or_last(speaker ? core::fold(speaker->name) : std::string());
    return line;
}

std::optional<ClaimLine> stored_line(Connection const& connection, core::Id<core::Claim> claim) {
    auto cursor = connection.prepare("select state, topic, speaker, speaker_name, said_day, rating, text_key, "
                                     "claim in (select claim from stale_claim) from claim_line where claim = ?1");
    cursor.bind(1, claim.value);
    if (!cursor.next()) return std::nullopt;
    return ClaimLine{cursor.integer(0), cursor.integer(1), cursor.integer(2), std::string(cursor.text(3)),
                     cursor.integer(4), std::string(cursor.text(5)), std::string(cursor.text(6)), cursor.integer(7)};
}

void store_line(Connection& connection, core::Id<core::Claim> claim, ClaimLine const& line) {
    auto cursor = connection.prepare(
        "insert or replace into claim_line(claim, newest, state, topic, speaker, speaker_name, said_day, rating, "
        "text_key) values(?1, -?1, ?2, nullif(?3, 0), nullif(?4, 0), ?5, ?6, ?7, ?8)");
    cursor.bind(1, claim.value).bind(2, line.state).bind(3, line.topic).bind(4, line.speaker);
    cursor.bind(5, line.speaker_name).bind(6, line.said_day).bind(7, line.rating).bind(8, line.text_key);
    cursor.run();
    auto stale = connection.prepare(line.stale ? "insert or ignore into stale_claim(claim) values(?1)"
                                               : "delete from stale_claim where claim = ?1");
    stale.bind(1, claim.value);
    stale.run();
}

void erase_line(Connection& connection, core::Id<core::Claim> claim) {
    for (auto const* sql : {"delete from claim_line where claim = ?1", "delete from stale_claim where claim = ?1"}) {
        auto cursor = connection.prepare(sql);
        cursor.bind(1, claim.value);
        cursor.run();
    }
}

void rename_speaker(Connection& connection, core::Party const& party) {
    auto cursor =
        connection.prepare("update claim_line set speaker_name = ?2 where speaker = ?1 and speaker_name <> ?2");
    cursor.bind(1, party.id.value).bind(2, known_or_last(core::fold(party.name)));
    cursor.run();
}

std::int64_t state_number(core::ReviewState state) { return static_cast<std::int64_t>(state) + 1; }
std::string state_counter(std::int64_t state) { return "state:" + std::to_string(state); }
std::string topic_counter(core::RawId topic) { return "topic:" + core::id_text(topic); }

std::string claim_page_sql(core::ClaimQuery const& query, bool after, bool sorts) {
    std::string const column = order_column(query.order);
    auto const walks = !column.empty() && !sorts;
    // A plus keeps SQLite from taking that column's index.
    auto const filter = [&](bool wanted, char const* name) {
        return wanted ? std::string(" and ") + (walks ? "+" : "") + name + " = :" + name : std::string();
    };
    auto const filters = filter(query.only != core::ClaimQuery::Only::all, "state") +
                         filter(static_cast<bool>(query.topic), "topic") +
                         filter(static_cast<bool>(query.speaker), "speaker");
    auto const down = query.descending && !column.empty();
    std::string const way = down ? " desc" : "";
    auto const named = (sorts ? "+" : "") + column;
    std::string sql = "select claim from claim_line where 1" + filters;
    if (column.empty()) {
        if (after) sql += filters.empty() ? " and claim < :claim" : " and newest > -:claim";
        sql += filters.empty() ? " order by claim desc" : " order by newest";
    } else {
        if (after) sql += " and (" + named + ", newest)" + (down ? " < " : " > ") + "(:key, -:claim)";
        sql += " order by " + named + way + ", newest" + way;
    }
    return sql + " limit :limit";
}

std::vector<core::Id<core::Claim>> claim_page(Connection const& connection, core::ClaimQuery const& query,
                                              core::Id<core::Claim> after, int limit) {
    auto const last = after ? stored_line(connection, after) : std::nullopt;
    std::vector<core::Id<core::Claim>> page;
    if (after && !last) return page; // it went away meanwhile; so does the rest of this list
    auto cursor = connection.prepare(claim_page_sql(query, last.has_value(), finds_few(connection, query)));
    if (query.only != core::ClaimQuery::Only::all) cursor.bind(":state", state_shown(query.only));
    if (query.topic) cursor.bind(":topic", query.topic.value);
    if (query.speaker) cursor.bind(":speaker", query.speaker.value);
    if (last) {
        using Order = core::ClaimQuery::Order;
        cursor.bind(":claim", after.value);
        if (query.order == Order::said_on) cursor.bind(":key", last->said_day);
        else if (query.order == Order::text) cursor.bind(":key", last->text_key);
        else if (query.order == Order::verdict) cursor.bind(":key", last->rating);
        else if (query.order == Order::speaker) cursor.bind(":key", last->speaker_name);
    }
    cursor.bind(":limit", limit);
    while (cursor.next()) page.push_back({cursor.integer(0)});
    return page;
}

} // namespace db
