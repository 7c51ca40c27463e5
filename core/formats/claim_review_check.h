// Whether a ClaimReview is what others accept: the rules of schema.org for its types, and those that Google publishes
// for fact checks. Ours is checked by it, and so is anybody's.
#pragma once

#include "core/base/say.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <memory>
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

/// A ClaimReview within a file, with the parts that it only names by their @id or that stand alone in a list. The parts are
/// where they stand in the file, which it keeps: many reviews may name the same one.
struct FoundReview {
    std::shared_ptr<nlohmann::json const> file; ///< of which the others are parts
    nlohmann::json const* review = nullptr;
    std::map<std::string, nlohmann::json const*, std::less<>> parts; ///< those that stand elsewhere than in the review
    bool in_context = true; ///< it says that it is written in schema.org's words, or what stands round it does

    /// The author, rating or item; null without one.
    nlohmann::json const& part(char const* key) const;
};

/// What is to be said of one ClaimReview, in the order of its parts.
std::vector<ReviewFault> check_claim_review(FoundReview const& found);
std::vector<ReviewFault> check_claim_review(nlohmann::json const& review);

/// All ClaimReview objects in a JSON value, in their order. `in_context`: what stands round the value names schema.org.
std::vector<FoundReview> claim_reviews_in(nlohmann::json json, bool in_context = false);

} // namespace core
