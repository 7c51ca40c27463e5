// Claims and statements by their terms: for each term the numbered documents that hold it. What is saved
// goes first into a row of its own, scanned at every query, and is folded into the lists when there is
// enough of it or nothing else to do. A changed record is a new document; its old number is passed over
// until the lists are made anew.
#pragma once

#include "core/matching/terms.h"
#include "db/sqlite.h"

namespace db {

/// Puts a record under these terms (weights are impacts), or under none.
void match_record(Connection& connection, core::Ref ref, std::vector<core::WeightedTerm> const& terms);
void clear_matches(Connection& connection);

/// Documents that wait to be folded into the lists.
std::int64_t waiting_matches(Connection const& connection);
/// Folds what waits into the lists, the oldest first, up to so many documents.
void fold_matches(Connection& connection, std::int64_t most = INT64_MAX);
/// Makes the lists anew when a third of what they name is gone, or at once. Whether it did.
enum class Renew { when_worth_it, at_once };
bool renew_matches(Connection& connection, Renew when = Renew::when_worth_it);

core::Candidates match_candidates(Connection const& connection,
                                              std::vector<core::WeightedTerm> const& wanted, std::size_t limit);

/// For check: a sum over the terms and impacts of every record, as the index has them and as given.
std::unordered_map<core::RawId, std::uint64_t> sums_of_matches(Connection const& connection);
std::uint64_t sum_of_terms(std::vector<core::WeightedTerm> const& terms);

} // namespace db
