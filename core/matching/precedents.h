// "Have we had this?": earlier claims like the words at hand, best first, each with the reasons it is there.
// Candidates come from the index of terms; they are ranked by what a workbench knows besides the words: who
// said it, when, what stood around it, which topic. Nothing of it writes.
#pragma once

#include "core/store/reader.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The words at hand and what is known about them; all but the text may be empty.
struct PrecedentQuery {
    std::string text;
    std::string language;
    std::string speaker;               ///< a name, looked up among parties and aliases
    PartialDate said_on;
    std::string around;                ///< sentences before and after
    std::string topic;                 ///< name
    std::vector<Ref> itself;           ///< what is being written or edited: not its own precedent
};

/// What a candidate is measured by, each 0..1 or thereabouts.
enum class Feature : std::size_t {
    terms,        ///< BM25 share: the candidate's score over that of a perfect copy
    first_grams,  ///< cosine of four-letter sequences with the claim (or statement)
    check_grams,  ///< and with the check's title
    covered,      ///< share of the asked terms, by idf, that it holds
    covers,       ///< share of its own terms, by idf, that were asked for
    same_words,   ///< Dice of the two sets of terms
    length,       ///< shorter over longer
    speaker,      ///< said by the same party
    date,         ///< e^(-days/30) between the two dates, 0 when one is unknown
    around,       ///< share of the surrounding terms, by idf, that it holds
    topic,        ///< filed under the same topic
    check_covered, ///< share of the asked terms that the check's own words hold
    one
};
inline constexpr std::size_t feature_count = static_cast<std::size_t>(Feature::one);

using Features = std::array<float, feature_count>;

/// A linear ranking: one weight a feature, fitted by tests/quality/fit_precedents.py.
struct PrecedentWeights {
    Features weights{};
    float around_terms = 0.2F;  ///< of a surrounding term among the asked
    float speaker_terms = 1.0F; ///< of the speaker's own term
};

/// The names of the features, in their order, as files of weights use them.
std::array<std::string_view, feature_count> const& feature_names();

struct Precedent {
    Ref ref;                          ///< a claim; or a statement no claim was made of
    double score = 0;                 ///< comparable for one question, about 0..1
    Features features{};
    std::vector<std::string> shared;  ///< words of the candidate that were asked for, the rarest first
    bool same_speaker = false;
    std::optional<std::int64_t> days_apart; ///< when both dates are known
    bool same_topic = false;
};

std::vector<Precedent> find_precedents(Reader const& reader, PrecedentQuery const& query,
                                       PrecedentWeights const& weights, int limit);

} // namespace core
