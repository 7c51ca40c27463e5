// Which step of a review a window offers first.
#include "core/operations/reviews.h"

#include <gtest/gtest.h>

namespace {

using core::next_step;
using enum core::ReviewStep;

TEST(NextStep, CarriesTheReviewOn) {
    EXPECT_EQ(next_step({approve, send_back}, true), approve);
    EXPECT_EQ(next_step({publish}, true), publish);
    EXPECT_EQ(next_step({publish, approve_again}, true), publish);
    EXPECT_EQ(next_step({approve_again}, true), approve_again);
}

TEST(NextStep, SubmittingComesFirstOnceNothingIsMissing) {
    EXPECT_EQ(next_step({submit}, true), submit);
    EXPECT_EQ(next_step({submit}, false), std::nullopt);
}

TEST(NextStep, WhatTakesItBackIsNone) {
    EXPECT_EQ(next_step({pull_back}, true), std::nullopt);
    EXPECT_EQ(next_step({send_back, pull_back}, true), std::nullopt);
    EXPECT_EQ(next_step({}, true), std::nullopt);
}

} // namespace
