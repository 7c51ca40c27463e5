// Whose publication a verdict is, and what of a correction readers are told: one answer for all who ask.
#include "core/rules/publication.h"

#include <gtest/gtest.h>

namespace {

using core::Correction;
using core::CorrectionState;
using core::Review;
using core::ReviewState;

/// Every way in which a review can say that somebody worked on it here.
std::vector<Review> reviews_in(ReviewState state) {
    std::vector<Review> all;
    for (auto const round : {0, 1})
        for (auto const* submitter : {"", "anna"})
            for (auto const* approved : {"", "what was approved"}) {
                Review review;
                review.state = state;
                review.round = round;
                review.submitter = submitter;
                if (*approved) review.approved = core::sha256(approved);
                all.push_back(review);
            }
    return all;
}

TEST(Publication, IsThisDesksOrAnothersAndNeverBoth) {
    for (auto const& each : core::Names<ReviewState>::entries) {
        auto const seen = each.value == ReviewState::published || each.value == ReviewState::corrected || each.value == ReviewState::withdrawn;
        for (auto const& review : reviews_in(each.value)) {
            SCOPED_TRACE(std::string(each.key) + ", round " + std::to_string(review.round) + ", submitted by " + review.submitter);
            EXPECT_EQ(core::is_ever_out(review), seen);
            EXPECT_EQ(core::is_out(review) + core::is_of_another_desk(review), seen ? 1 : 0);
            EXPECT_EQ(core::is_of_another_desk(review), seen && review.round == 0 && review.approved.empty());
            EXPECT_EQ(core::is_kept(review), core::is_out(review));
        }
    }
}

TEST(Publication, TellsReadersOfWhatIsInForceAndMoreThanATypo) {
    for (auto const& state : core::Names<CorrectionState>::entries)
        for (auto const& tier : core::Names<core::Tier>::entries) {
            Correction correction;
            correction.state = state.value;
            correction.tier = tier.value;
            EXPECT_EQ(core::in_force(correction), state.value == CorrectionState::in_force);
            EXPECT_EQ(core::is_told(correction), core::in_force(correction) && tier.value != core::Tier::typo) << tier.key;
            EXPECT_EQ(core::is_kept(correction), core::in_force(correction));
        }
}

} // namespace
