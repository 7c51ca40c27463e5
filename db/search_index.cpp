#include "db/search_index.h"

#include "core/search/words.h"
#include "db/sql.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace db {

namespace {

/// Our words come folded and cut: a token is what stands between two spaces, or beside core::same_place, which puts the
/// next one at the place of the one before.
int tokenize(Fts5Tokenizer*, void* context, int, char const* text, int size,
             int (*token)(void*, int, char const*, int, int, int)) {
    int place = 0;
    for (int at = 0; at < size;) {
        while (at < size && text[at] == ' ') ++at;
        auto const start = at;
        while (at < size && text[at] != ' ' && text[at] != core::same_place) ++at;
        if (at > start)
            if (auto const code = token(context, place, text + start, at - start, start, at); code != SQLITE_OK) return code;
        place = at < size && text[at] == core::same_place ? FTS5_TOKEN_COLOCATED : 0;
        if (at < size) ++at;
    }
    return SQLITE_OK;
}

int make_tokenizer(void*, char const**, int, Fts5Tokenizer** out) {
    static int only = 0; // it has no state
    *out = reinterpret_cast<Fts5Tokenizer*>(&only);
    return SQLITE_OK;
}

constexpr int most_phrases = 62; // that fit into one number

/// met(search): which phrases of the query, by their place in it, the row has; a bit for each.
void met(Fts5ExtensionApi const* api, Fts5Context* fts, sqlite3_context* answer, int, sqlite3_value**) {
    std::int64_t bits = 0;
    auto const phrases = std::min(api->xPhraseCount(fts), most_phrases);
    for (int at = 0; at < phrases; ++at) {
        Fts5PhraseIter iter;
        int column = -1, offset = -1;
        api->xPhraseFirst(fts, at, &iter, &column, &offset);
        if (column >= 0) bits |= std::int64_t{1} << at;
    }
    sqlite3_result_int64(answer, bits);
}

/// A row that meets the query and what of it it has.
struct Match {
    std::int64_t number = 0;
    std::int64_t met = 0;
    double score = 0;
};

/// Rare words first: each found phrase counts the log of how few of the matches have it, which needs no look
/// at anything but the matches. Among equals the newest.
void rank(std::vector<Match>& matches) {
    std::array<double, most_phrases> having{};
    for (auto const& match : matches)
        for (int at = 0; at < most_phrases; ++at)
            if (match.met >> at & 1) ++having[static_cast<std::size_t>(at)];
    for (auto& match : matches)
        for (int at = 0; at < most_phrases; ++at)
            if (match.met >> at & 1)
                match.score +=
                    std::log(1.0 + static_cast<double>(matches.size()) / having[static_cast<std::size_t>(at)]);
    std::ranges::stable_sort(matches, std::greater{}, &Match::score);
}

/// A token as FTS5 reads it: quoted, so that nothing in it is an operator.
std::string match_term(core::PlannedTerm const& term) {
    std::string quoted = "\"";
    for (auto const& token : term.tokens) quoted += (quoted.size() > 1 ? " " : "") + token;
    return quoted + (term.prefix ? "\"*" : "\"");
}

std::string match_expression(core::SearchPlan const& plan) {
    std::string wanted;
    std::string unwanted;
    for (auto const& clause : plan.all) {
        std::string any;
        for (auto const& term : clause.any) any += (any.empty() ? "" : " OR ") + match_term(term);
        auto& into = clause.without ? unwanted : wanted;
        into += (into.empty() ? "(" : clause.without ? " OR (" : " AND (") + any + ")";
    }
    if (unwanted.empty()) return wanted;
    return "(" + wanted + ") NOT (" + unwanted + ")";
}

/// So many of the newest matches are ranked, which bounds the wait.
constexpr std::int64_t ranked_among = 4'000;

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 30;
    value *= 0xBF58476D1CE4E5B9U;
    value ^= value >> 27;
    value *= 0x94D049BB133111EBU;
    return value ^ value >> 31;
}

std::uint64_t sum_of(std::string_view token, std::uint64_t place) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (auto const c : token) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return mixed(hash + place * 0x9E3779B97F4A7C15U);
}

} // namespace

void register_search(sqlite3* handle) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, "select fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (!api) throw core::Error(core::Code::io, core::say("This SQLite has no full-text search."));
    fts5_tokenizer words{make_tokenizer, [](Fts5Tokenizer*) {}, tokenize};
    api->xCreateTokenizer(api, "words", nullptr, &words, nullptr);
    api->xCreateFunction(api, "met", nullptr, met, nullptr);
}

std::optional<std::string> indexed_facets(Connection const& connection, core::RawId id) {
    auto cursor = connection.prepare("select facets from searchable where id = ?1");
    cursor.bind(1, id);
    if (!cursor.next()) return std::nullopt;
    return std::string(cursor.text(0));
}

namespace {

std::int64_t number_of(Connection const& connection, core::RawId id) {
    auto cursor = connection.prepare("select number from searchable where id = ?1");
    cursor.bind(1, id);
    return cursor.next() ? cursor.integer(0) : 0;
}

} // namespace

void index_record(Connection& connection, core::Ref ref, std::string const& words, std::string const& facets) {
    auto number = number_of(connection, ref.id);
    if (number == 0) {
        auto row = connection.prepare("insert into searchable(id, kind, facets) values(?1, ?2, ?3)");
        row.bind(1, ref.id).bind(2, static_cast<std::int64_t>(ref.kind)).bind(3, facets);
        row.run();
        number = sqlite3_last_insert_rowid(connection.handle());
    } else {
        auto row = connection.prepare("update searchable set facets = ?2 where number = ?1");
        row.bind(1, number).bind(2, facets);
        row.run();
    }
    auto cursor = connection.prepare("insert into search(rowid, words) values(?1, ?2)");
    cursor.bind(1, number).bind(2, words + facets);
    cursor.run();
}

void unindex_record(Connection& connection, core::RawId id, std::string const& words, Keep keep) {
    auto const facets = indexed_facets(connection, id);
    if (!facets) return;
    auto const number = number_of(connection, id);
    auto cursor = connection.prepare("insert into search(search, rowid, words) values('delete', ?1, ?2)");
    cursor.bind(1, number).bind(2, words + *facets);
    cursor.run();
    if (keep == Keep::number) return;
    auto row = connection.prepare("delete from searchable where number = ?1");
    row.bind(1, number);
    row.run();
}

void number_records(Connection& connection, std::vector<core::Ref> const& in_order) {
    for (auto const ref : in_order) {
        auto row = connection.prepare("insert into searchable(id, kind, facets) values(?1, ?2, '')");
        row.bind(1, ref.id).bind(2, static_cast<std::int64_t>(ref.kind));
        row.run();
    }
}

void clear_search(Connection& connection) {
    connection.execute("delete from searchable");
    try {
        connection.execute("insert into search(search) values('delete-all')");
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        // So damaged that FTS5 does not open it: its own tables are made what they are in a new index.
        connection.write_shadow_tables(true);
        connection.execute("delete from search_data; delete from search_idx; delete from search_docsize;"
                           "insert into search_data(id, block) values(1, x''), (10, x'00000000000000')");
        connection.write_shadow_tables(false);
    }
}

void large_batch(Connection& connection, bool begins) {
    if (!begins) connection.execute("insert into search(search) values('optimize')");
    auto cursor = connection.prepare("insert into search(search, rank) values('hashsize', ?1)");
    cursor.bind(1, begins ? std::int64_t{64} << 20 : std::int64_t{1} << 20);
    cursor.run();
}

namespace {

std::vector<core::Ref> ranked(Connection const& connection, std::string const& expression, int limit) {
    std::vector<Match> matches;
    auto cursor = connection.prepare(sql::search_matches);
    cursor.bind(":match", expression).bind(":among", ranked_among);
    while (cursor.next()) matches.push_back({cursor.integer(0), cursor.integer(1), 0});
    rank(matches);
    std::vector<core::Ref> best;
    for (auto const& match : matches) {
        if (static_cast<int>(best.size()) == limit) break;
        auto row = connection.prepare("select id, kind from searchable where number = ?1");
        row.bind(1, match.number);
        if (row.next()) best.push_back({to_kind(row.integer(1)), row.integer(0)});
    }
    return best;
}

std::vector<core::Ref> newest(Connection const& connection, std::string const& expression, int limit) {
    std::vector<core::Ref> found;
    auto cursor = connection.prepare(sql::search_newest);
    cursor.bind(":match", expression).bind(":limit", limit);
    while (cursor.next()) found.push_back({to_kind(cursor.integer(1)), cursor.integer(0)});
    return found;
}

} // namespace

std::vector<core::Ref> search_records(Connection const& connection, core::SearchPlan const& plan,
                                      core::SearchOrder order, int limit) {
    if (!plan.asks()) return {};
    auto const expression = match_expression(plan);
    try {
        return order == core::SearchOrder::newest || !plan.tells_apart() ? newest(connection, expression, limit)
                                                                         : ranked(connection, expression, limit);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        throw core::Error(core::Code::damaged,
                          core::say("The search index is damaged; “check --repair” makes it anew. Nothing else is "
                                    "affected."));
    }
}

std::unordered_map<core::RawId, std::uint64_t> sums_of_index(Connection const& connection) {
    connection.execute("create virtual table if not exists temp.search_vocab using "
                       "fts5vocab(main, search, instance)");
    std::unordered_map<std::int64_t, std::uint64_t> of_number;
    auto cursor = connection.prepare("select doc, term, offset from temp.search_vocab");
    while (cursor.next())
        of_number[cursor.integer(0)] += sum_of(cursor.text(1), static_cast<std::uint64_t>(cursor.integer(2)));
    std::unordered_map<core::RawId, std::uint64_t> sums;
    for (auto const& [number, sum] : of_number) {
        auto whose = connection.prepare("select id from searchable where number = ?1");
        whose.bind(1, number);
        sums[whose.next() ? whose.integer(0) : -number] = sum; // nobody's stand under a number no record has
    }
    return sums;
}

std::uint64_t sum_of_words(std::string_view words) {
    std::uint64_t sum = 0;
    std::uint64_t place = 0;
    for (std::size_t at = 0; at < words.size();) {
        auto const end = std::min(words.find(' ', at), words.size());
        for (auto from = at; from < end;) {
            auto const until = std::min(words.find(core::same_place, from), end);
            sum += sum_of(words.substr(from, until - from), place);
            from = until + 1;
        }
        if (end > at) ++place;
        at = end + 1;
    }
    return sum;
}

} // namespace db
