// Whether a ClaimReview is what others accept: the rules of schema.org for its types, and those that Google publishes
// for fact checks. Ours is checked by it, and so is anybody's.
#pragma once

#include "core/base/say.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace core {

struct ReviewFault {
    enum class Weight {
        wrong, ///< others refuse it, or take it for something else
        weak   ///< it is accepted, and says less than it should
    };
    Weight weight = Weight::wrong;
    std::string place; ///< "reviewRating.ratingValue"; empty: the whole
    Message what;
};

/// What is to be said of one ClaimReview, in the order of its parts.
std::vector<ReviewFault> check_claim_review(nlohmann::json const& review);

/// All ClaimReview objects in a JSON value, in their order, with what they only name by its @id.
std::vector<nlohmann::json> claim_reviews_in(nlohmann::json const& json);

} // namespace core
