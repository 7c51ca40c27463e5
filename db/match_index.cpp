#include "db/match_index.h"

#include "core/matching/max_score.h"
#include "db/counters.h"
#include "db/sql.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace db {

namespace {

constexpr auto folded_up_to = "match:folded"; // the last document that is in the lists
constexpr auto in_lists = "match:listed";     // documents the lists name
constexpr auto nobodys = "match:gone";        // of these, no longer anybody's
constexpr int sequence_bits = 63 - core::term_bits;

constexpr std::int64_t last_in_list = (std::int64_t{1} << sequence_bits) - 1;

std::int64_t place_of(core::Term term, std::int64_t sequence) {
    return static_cast<std::int64_t>(term << sequence_bits) + sequence;
}

constexpr std::size_t term_bytes = 6; // 5 of the term, 1 impact

std::string pack_terms(std::vector<core::WeightedTerm> const& terms) {
    std::string bytes;
    bytes.reserve(terms.size() * term_bytes);
    for (auto const& each : terms) {
        for (unsigned shift = 0; shift < core::term_bits; shift += 8)
            bytes += static_cast<char>(each.term >> shift & 0xFFU);
        bytes += static_cast<char>(static_cast<unsigned char>(each.weight));
    }
    return bytes;
}

/// Calls for each packed term and its impact.
template <class Call>
void each_packed(std::string_view bytes, Call const& call) {
    for (std::size_t at = 0; at + term_bytes <= bytes.size(); at += term_bytes) {
        core::Term term = 0;
        for (std::size_t part = 0; part + 1 < term_bytes; ++part)
            term |= core::Term{static_cast<unsigned char>(bytes[at + part])} << 8 * part;
        call(term, static_cast<std::uint8_t>(bytes[at + term_bytes - 1]));
    }
}

void forget(Connection& connection, core::RawId id) {
    auto known = connection.prepare("select number from match_doc where id = ?1");
    known.bind(1, id);
    std::vector<std::int64_t> numbers;
    while (known.next()) numbers.push_back(known.integer(0));
    for (auto const number : numbers) {
        auto cursor = connection.prepare("delete from match_doc where number = ?1");
        cursor.bind(1, number);
        cursor.run();
        if (number <= counter(connection, folded_up_to)) add_to_counter(connection, nobodys, 1);
    }
}

/// Numbers are never given twice while a list may name them.
std::int64_t next_number(Connection const& connection) {
    return std::max(connection.integer("select max(number) from match_doc"), counter(connection, folded_up_to)) + 1;
}

struct Placed {
    core::Term term;
    core::Posting posting;
};

void write_chunk(Connection& connection, std::int64_t place, std::span<core::Posting const> postings) {
    auto cursor = connection.prepare("insert or replace into match_chunk(place, postings) values(?1, ?2)");
    cursor.bind(1, place).bind_blob(2, core::pack_postings(postings));
    cursor.run();
}

/// Appends to a term's list: its last chunk is filled, then new ones follow.
void append_postings(Connection& connection, core::Term term, std::vector<core::Posting> added) {
    auto last = connection.prepare(sql::match_last_chunk);
    last.bind(":from", place_of(term, 0)).bind(":until", place_of(term, last_in_list));
    auto place = place_of(term, 0);
    std::vector<core::Posting> postings;
    if (last.next()) {
        place = last.integer(0);
        if (!core::unpack_postings(last.blob(1), postings) || postings.size() >= core::postings_per_chunk) {
            postings.clear();
            ++place;
        }
    }
    postings.insert(postings.end(), added.begin(), added.end());
    for (std::size_t at = 0; at < postings.size(); at += core::postings_per_chunk, ++place)
        write_chunk(connection, place,
                    std::span(postings).subspan(at, std::min(core::postings_per_chunk, postings.size() - at)));
}

std::vector<std::string> chunks_of(Connection const& connection, core::Term term) {
    auto cursor = connection.prepare(sql::match_chunks);
    cursor.bind(":from", place_of(term, 0)).bind(":until", place_of(term, last_in_list));
    std::vector<std::string> chunks;
    while (cursor.next()) chunks.emplace_back(cursor.blob(0));
    return chunks;
}

/// What a term weighs in a query over so many documents of which so many have it.
float idf(std::int64_t documents, std::int64_t with) {
    return static_cast<float>(std::log(1.0 + (static_cast<double>(documents - with) + 0.5) /
                                                 (static_cast<double>(with) + 0.5)));
}

std::uint64_t sum_of(core::Term term, std::uint8_t impact) {
    auto value = (term << 8 | impact) * 0x9E3779B97F4A7C15U;
    value ^= value >> 29;
    return value * 0xBF58476D1CE4E5B9U;
}

} // namespace

void match_record(Connection& connection, core::Ref ref, std::vector<core::WeightedTerm> const& terms) {
    auto const sum = static_cast<std::int64_t>(sum_of_terms(terms));
    auto known = connection.prepare("select number from match_doc where id = ?1 and sum = ?2");
    known.bind(1, ref.id).bind(2, sum);
    if (known.next()) return;
    forget(connection, ref.id);
    if (terms.empty()) return;
    auto cursor = connection.prepare("insert into match_doc(number, id, kind, sum, terms) values(?1, ?2, ?3, ?4, ?5)");
    cursor.bind(1, next_number(connection)).bind(2, ref.id).bind(3, static_cast<std::int64_t>(ref.kind));
    cursor.bind(4, sum).bind_blob(5, pack_terms(terms));
    cursor.run();
}

void clear_matches(Connection& connection) {
    connection.execute("delete from match_doc; delete from match_chunk;"
                       "delete from counter where name like 'match:%'");
}

std::int64_t waiting_matches(Connection const& connection) {
    return connection.integer("select max(number) from match_doc") - counter(connection, folded_up_to);
}

void fold_matches(Connection& connection, std::int64_t most) {
    std::vector<Placed> all;
    std::int64_t documents = 0;
    auto up_to = counter(connection, folded_up_to);
    {
        auto waiting = connection.prepare(sql::match_waiting);
        waiting.bind(":after", up_to);
        while (documents < most && waiting.next()) {
            up_to = waiting.integer(0);
            ++documents;
            each_packed(waiting.blob(2), [&](core::Term term, std::uint8_t impact) {
                all.push_back({term, {static_cast<std::uint32_t>(up_to), impact}});
            });
        }
    }
    if (documents == 0) return;
    std::ranges::stable_sort(all, {}, &Placed::term);
    for (std::size_t at = 0; at < all.size();) {
        auto const term = all[at].term;
        std::vector<core::Posting> added;
        for (; at < all.size() && all[at].term == term; ++at) added.push_back(all[at].posting);
        append_postings(connection, term, std::move(added));
    }
    auto emptied = connection.prepare("update match_doc set terms = x'' where number > ?1 and number <= ?2");
    emptied.bind(1, counter(connection, folded_up_to)).bind(2, up_to);
    emptied.run();
    set_counter(connection, folded_up_to, up_to);
    add_to_counter(connection, in_lists, documents);
}

bool renew_matches(Connection& connection, Renew when) {
    auto const dead = counter(connection, nobodys);
    auto const wait = when == Renew::when_worth_it;
    if (wait && (dead < 1000 || dead * 3 < counter(connection, in_lists))) return false;
    std::unordered_map<std::uint32_t, std::string> terms;
    {
        auto live = connection.prepare("select number from match_doc");
        while (live.next()) terms[static_cast<std::uint32_t>(live.integer(0))];
        auto chunks = connection.prepare("select place, postings from match_chunk order by place");
        while (chunks.next()) {
            std::vector<core::Posting> postings;
            core::unpack_postings(chunks.blob(1), postings);
            auto const term = static_cast<core::Term>(chunks.integer(0)) >> sequence_bits;
            for (auto const& each : postings)
                if (auto const found = terms.find(each.document); found != terms.end())
                    found->second += pack_terms({{term, static_cast<float>(each.impact)}});
        }
    }
    connection.execute("delete from match_chunk");
    for (auto const& [number, packed] : terms) {
        if (packed.empty()) continue; // waits already
        auto cursor = connection.prepare("update match_doc set terms = ?2 where number = ?1");
        cursor.bind(1, static_cast<std::int64_t>(number)).bind_blob(2, packed);
        cursor.run();
    }
    for (auto const* name : {folded_up_to, in_lists, nobodys}) set_counter(connection, name, 0);
    fold_matches(connection);
    return true;
}

core::Candidates match_candidates(Connection const& connection,
                                              std::vector<core::WeightedTerm> const& wanted, std::size_t limit) {
    auto const documents = counter(connection, in_lists) + waiting_matches(connection);
    core::Candidates result;
    std::vector<core::TermList> lists;
    std::unordered_map<core::Term, float> weights;
    for (auto const& each : wanted) {
        core::TermList list;
        list.chunks = chunks_of(connection, each.term);
        std::int64_t with = 0;
        for (auto const& chunk : list.chunks) {
            core::ChunkHead head;
            if (core::read_head(chunk, head)) with += head.count;
        }
        result.idf.push_back(idf(documents, with));
        list.weight = each.weight * result.idf.back();
        weights[each.term] = list.weight;
        lists.push_back(std::move(list));
    }
    // Numbers that are nobody's any more are among them, so some more are asked for.
    auto const dead = static_cast<std::size_t>(counter(connection, nobodys));
    auto best = core::best_documents(lists, limit + std::min(limit, dead));
    auto waiting = connection.prepare(sql::match_waiting);
    waiting.bind(":after", counter(connection, folded_up_to));
    while (waiting.next()) {
        float score = 0;
        each_packed(waiting.blob(2), [&](core::Term term, std::uint8_t impact) {
            if (auto const found = weights.find(term); found != weights.end())
                score += found->second * static_cast<float>(impact) / 255.0F;
        });
        if (score > 0) best.push_back({static_cast<std::uint32_t>(waiting.integer(0)), score});
    }
    std::ranges::stable_sort(best, std::greater{}, &core::Scored::score);
    for (auto const& each : best) {
        auto cursor = connection.prepare("select kind, id from match_doc where number = ?1");
        cursor.bind(1, static_cast<std::int64_t>(each.document));
        if (!cursor.next()) continue;
        result.found.push_back({{to_kind(cursor.integer(0)), cursor.integer(1)}, each.score});
        if (result.found.size() == limit) break;
    }
    return result;
}

std::unordered_map<core::RawId, std::uint64_t> sums_of_matches(Connection const& connection) {
    std::unordered_map<std::uint32_t, core::RawId> whose;
    std::unordered_map<core::RawId, std::uint64_t> sums;
    auto const folded = counter(connection, folded_up_to);
    auto documents = connection.prepare("select number, id, terms from match_doc");
    while (documents.next()) {
        auto const number = documents.integer(0);
        // What waits is looked for behind what was folded in, and a number is what postings have room for.
        auto const found = number > 0 && number <= UINT32_MAX && (documents.blob(2).empty() || number > folded);
        auto const id = found ? documents.integer(1) : -number;
        if (!documents.blob(2).empty()) {
            each_packed(documents.blob(2),
                        [&](core::Term term, std::uint8_t impact) { sums[id] += sum_of(term, impact); });
        } else {
            whose[static_cast<std::uint32_t>(number)] = id;
            sums[id];
        }
    }
    auto chunks = connection.prepare("select place, postings from match_chunk");
    while (chunks.next()) {
        std::vector<core::Posting> postings;
        core::unpack_postings(chunks.blob(1), postings);
        auto const term = static_cast<core::Term>(chunks.integer(0)) >> sequence_bits;
        for (auto const& each : postings)
            if (auto const found = whose.find(each.document); found != whose.end())
                sums[found->second] += sum_of(term, each.impact);
    }
    return sums;
}

std::uint64_t sum_of_terms(std::vector<core::WeightedTerm> const& terms) {
    std::uint64_t sum = 0;
    for (auto const& each : terms) sum += sum_of(each.term, static_cast<std::uint8_t>(each.weight));
    return sum;
}

} // namespace db
