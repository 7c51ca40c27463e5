#include "core/log/second_person.h"

#include "core/log/spoken.h"
#include "core/model/review_state.h"
#include "core/rules/publication.h"
#include "core/text/person.h"

#include <algorithm>

namespace core {

namespace {

bool is_signed(Correction const& correction) {
    return in_force(correction) && needs_signature(correction.tier);
}

bool is_approved(Review const& review) {
    return !is_of_another_desk(review) && (has_trait(review.state, keeps_approval) || is_ever_out(review));
}

bool nobody_else_looked(Review const& review) {
    return std::ranges::all_of(review.reviewers, [&](auto const& name) { return same_person(name, review.author); });
}

} // namespace

bool is_newly_approved(std::optional<Record> const& after, std::optional<Record> const& before) {
    auto const* review = state_as<Review>(after);
    auto const* was = state_as<Review>(before);
    return review && is_approved(*review) && !(was && is_approved(*was));
}

bool is_of_one_person(std::optional<Record> const& after, std::optional<Record> const& before) {
    if (auto const* correction = state_as<Correction>(after)) {
        auto const* was = state_as<Correction>(before);
        return is_signed(*correction) && !(was && is_signed(*was)) && same_person(correction->proposed_by, correction->signed_by);
    }
    auto const* review = state_as<Review>(after);
    auto const* was = state_as<Review>(before);
    if (!review || !is_approved(*review)) return false;
    if (was && is_approved(*was) && was->reviewers == review->reviewers && was->author == review->author) return false;
    return nobody_else_looked(*review);
}

bool is_of_one_person(Review const& review) {
    return is_approved(review) && !review.author.empty() && nobody_else_looked(review);
}

} // namespace core
