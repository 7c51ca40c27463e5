// What a record answers to besides its words: its kind, language, speaker, verdict, dates … as tokens that
// stand in the index beside the words, so that a filter costs what a word costs.
#pragma once

#include "core/editorial/approval.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The letter is part of the token in the index: changing one needs a rebuild (words_version()).
enum class Facet : char {
    kind = 'k',
    language = 'l',
    topic = 't',     ///< identity
    speaker = 'p',   ///< identity of a party
    publisher = 'u', ///< identity of a party
    source = 's',    ///< identity
    state = 'f',     ///< of a claim: "unrated" or its review's; of a source: its triage
    verdict = 'v',   ///< key of the rating
    has = 'h',
    by = 'b',        ///< who recorded or changed it
    decade = 'e',
    year = 'y',
    month = 'm',
    day = 'd'
};

/// The state of a claim without a review.
constexpr std::string_view unrated = "unrated";

/// What a record can be asked to have.
enum class Has { verdict, counter, context, quotation, stale_approval };

/// The keys are what is typed and indexed; nobody is shown anything else.
template <>
struct Names<Has> {
    static constexpr std::array entries{
        Named{Has::verdict, "verdict", ""},
        Named{Has::counter, "counter", ""},
        Named{Has::context, "context", ""},
        Named{Has::quotation, "quotation", ""},
        Named{Has::stale_approval, "stale-approval", ""},
    };
};

/// A word of the index no text can hold: it begins with three signs of Private Use.
std::string facet_token(Facet facet, std::string_view value);
std::string facet_token(Facet facet, RawId id);
/// The stem of a word as a word of the index.
std::string stem_token(std::string_view stem);

/// The tokens that say when something was said: by day, month, year and decade of its earliest day.
void add_date_tokens(std::vector<std::string>& tokens, PartialDate const& date);
/// The fewest tokens one of which every day of [from, to] has; days since 1970-01-01. What lies before
/// the year 1000 or after 2199 is not told apart further.
std::vector<std::string> date_tokens(std::int64_t from, std::int64_t to);

/// All tokens of a record, sorted, each once.
std::vector<std::string> facets_of(Reader const& reader, Record const& record, ApprovalCheck& approvals);

/// Records whose facets may differ once this one is changed, itself not among them.
std::vector<Ref> facets_depend_on(Reader const& reader, Record const& record);

} // namespace core
