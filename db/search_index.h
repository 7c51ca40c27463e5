// The full text of the workspace: an FTS5 table that is given words ready made (core/search) and keeps
// none of them. Written in the transaction of the record it is about.
#pragma once

#include "core/search/plan.h"
#include "core/store/store.h"
#include "db/sqlite.h"

#include <unordered_map>

namespace db {

/// Makes the tokenizer and the ranking of ours known to a connection; before anything else is asked of it.
void register_search(sqlite3* handle);

/// The facets a record stands under in the index; nothing when it is not in it.
std::optional<std::string> indexed_facets(Connection const& connection, core::RawId id);
/// Puts a record into the index. `facets`: tokens with a space between.
void index_record(Connection& connection, core::Ref ref, std::string const& words, std::string const& facets);
/// Takes it out; `words` and the stored facets must be those that went in. A record that comes in again at
/// once keeps its place among the newest.
enum class Keep { nothing, number };
void unindex_record(Connection& connection, core::RawId id, std::string const& words, Keep keep);
/// Gives records of an empty index their places, the oldest first.
void number_records(Connection& connection, std::vector<core::Ref> const& in_order);
/// From now on much is written at once; or no longer, and what was written is put into one piece.
void large_batch(Connection& connection, bool begins);
/// Throws all of it away.
void clear_search(Connection& connection);

std::vector<core::Ref> search_records(Connection const& connection, core::SearchPlan const& plan,
                                      core::SearchOrder order, int limit);

/// For check: a sum over words and places for every record, as the index holds them and as given words
/// would give them. Equal sums: the same words in the same order, but for chance of 1 in 2^64.
std::unordered_map<core::RawId, std::uint64_t> sums_of_index(Connection const& connection);
std::uint64_t sum_of_words(std::string_view words);

} // namespace db
