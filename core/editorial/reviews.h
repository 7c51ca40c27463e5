// Reviews as they are: which one counts, who voted and approved, how often first and second verdicts met.
#pragma once

#include "core/store/records.h"

namespace core {

/// The review of a claim that counts: the newest one; nothing if there is none.
std::optional<Review> current_review(Records const& reader, Id<Claim> claim);

/// How far a review is; of a check of another desk, whose it is: "Published by PolitiFact, not by this desk".
Message state_words(Review const& review);

/// The votes of the review's present round, oldest first.
std::vector<Vote> votes_of(Records const& reader, Review const& review);

/// Who approved the review or asked for changes, each by themselves: earlier versions wrote two voters as one text,
/// "A, B", which the votes on it tell apart. What they do not tell apart stays one name.
std::vector<std::string> reviewers_of(Records const& reader, Review const& review);

/// The second verdict of the review's present round, if somebody gave one.
std::optional<Vote> second_verdict(std::vector<Vote> const& votes, Review const& review);

/// How often first and second verdicts met on one scale, and where they did not.
struct Agreement {
    struct Cell {
        std::string first, second; ///< keys of ratings
        std::int64_t count = 0;
    };
    std::int64_t pairs = 0;
    std::int64_t alike = 0;
    /// Cohen's kappa (1960): how much more they agree than chance would; 0 for fewer than two pairs or when
    /// chance alone explains all.
    double kappa = 0;
    std::vector<Cell> cells; ///< only those that occurred, in the order of the scale
};

Agreement agreement_on(Records const& reader, Scale const& scale);

} // namespace core
