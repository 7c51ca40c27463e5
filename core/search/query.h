// What a person means by what they type into the search field: words, "exact words", -without, either
// OR other, kind:source. Every input means something; nothing typed is an error. A query turns back into
// text, and the text into the same query.
#pragma once

#include "core/model/kind.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One word or several that stand together.
struct SearchTerm {
    std::string words;  ///< as typed, without marks; holds a letter or a digit
    bool exact = false; ///< in quotation marks: these words; else words that begin so
    bool operator==(SearchTerm const&) const = default;
};

/// One thing that must be found, or must not.
struct SearchClause {
    std::vector<SearchTerm> any; ///< one of these
    bool without = false;
    bool operator==(SearchClause const&) const = default;
};

struct SearchQuery {
    std::vector<SearchClause> all;
    std::vector<Kind> kinds; ///< only these; empty: every kind
    bool operator==(SearchQuery const&) const = default;
};

/// Reads what was typed, whatever bytes it is. What holds no letter and no digit is left out, and so is
/// what comes after 64 terms: more than anyone means.
SearchQuery parse_search(std::string_view typed);

/// The query as one would type it. parse_search of it gives the query again.
std::string to_text(SearchQuery const& query);

} // namespace core
