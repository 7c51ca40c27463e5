// A query as an index can answer it: names looked up, dates cut into tokens, words folded and stemmed.
// Every token is a word of the index; how they are asked for is the index's own business.
#pragma once

#include "core/search/query.h"
#include "core/store/reader.h"

namespace core {

/// One way to meet a term: these tokens one after the other, the last perhaps only begun.
struct PlannedTerm {
    std::vector<std::string> tokens;
    bool prefix = false;
    bool written = false; ///< as it was typed; else a stem of that, or what a field stands for
};

struct PlannedClause {
    std::vector<PlannedTerm> any;
    bool without = false;
};

/// What must be met, clause by clause; nothing is found when no clause asks for anything.
struct SearchPlan {
    std::vector<PlannedClause> all;
    bool asks() const {
        for (auto const& clause : all)
            if (!clause.without) return true;
        return false;
    }
    /// Whether some matches can be better than others: with one word alone all are alike.
    bool tells_apart() const {
        int written = 0;
        for (auto const& clause : all)
            for (auto const& term : clause.any) written += term.written && !clause.without ? 1 : 0;
        return written > 1;
    }
};

enum class SearchOrder {
    newest,   ///< the newest record first: at once, whatever is asked
    relevance ///< rare words first; among equals the newest
};

SearchPlan plan_search(Reader const& reader, SearchQuery const& query);

/// Whole queries that the end of `typed` may be meant to become, best first: names of fields, and values
/// of a field from what the workspace holds, ratings by their words in that language.
std::vector<std::string> propose(Reader const& reader, std::string_view typed, int limit,
                                 std::string_view language = "en");

} // namespace core
