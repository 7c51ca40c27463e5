// What a person means by what they type into the search field: words, "exact words", -without, either
// OR other, and fields such as speaker:poutine, said:2022-12..2023-02 or kind:source. Every input means
// something; nothing typed is an error. A query turns back into text, and the text into the same query.
#pragma once

#include "core/model/kind.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Where a term is looked for; `kind` is kept apart, see SearchQuery.
enum class SearchField { words, speaker, source, publisher, topic, verdict, state, said, lang, has, by };

template <>
struct Names<SearchField> {
    static constexpr std::array entries{
        Named{SearchField::words, "", N_("Words")},
        Named{SearchField::speaker, "speaker", N_("who said it")},
        Named{SearchField::source, "source", N_("a word of the source's title")},
        Named{SearchField::publisher, "publisher", N_("who published it")},
        Named{SearchField::topic, "topic", N_("the topic of the claim")},
        Named{SearchField::verdict, "verdict", N_("the rating of the claim")},
        Named{SearchField::state, "state", N_("unrated, the state of a review such as in_review, or inbox")},
        Named{SearchField::said, "said", N_("a day, month or year, or from..until")},
        Named{SearchField::lang, "lang", N_("the language, such as fr")},
        Named{SearchField::has, "has", N_("verdict, counter, context, quotation, stale-approval")},
        Named{SearchField::by, "by", N_("who recorded or changed it")},
    };
};

/// One word or several that stand together, or the value of a field.
struct SearchTerm {
    SearchField field = SearchField::words;
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

/// The days a value of said: stands for, both included: "2022-12", "2022..2023-02-10", "..2022", "2022..";
/// nothing when it is no date. An open end is far away.
struct DayRange {
    std::int64_t from = 0, to = 0; ///< days since 1970-01-01
};
std::optional<DayRange> day_range(std::string_view value);

/// What could be typed next at the end of a query, as whole queries: field names that begin with its last
/// word. Values of fields are the workspace's and come from propose() in core/search/plan.h.
std::vector<std::string> complete_field(std::string_view typed);

} // namespace core
