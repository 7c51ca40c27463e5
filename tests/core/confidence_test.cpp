// Confidence is a share of what was counted: ordered as the evidence is, and never certain.
#include "core/quotation/confidence.h"

#include <gtest/gtest.h>

namespace {

using core::confidence;
using core::Sieve;
using core::Standing;

TEST(Confidence, IsAShareForEveryKind) {
    for (auto const& rule : core::Names<Sieve>::entries)
        for (auto const& standing : core::Names<Standing>::entries) {
            auto const share = confidence(rule.value, standing.value);
            EXPECT_GT(share, 0) << rule.key << " " << standing.key;
            EXPECT_LT(share, 1) << rule.key << " " << standing.key;
        }
}

TEST(Confidence, FollowsTheEvidence) {
    EXPECT_GT(confidence(Sieve::inverted, Standing::named), 0.9);
    EXPECT_GT(confidence(Sieve::inverted, Standing::named), confidence(Sieve::before, Standing::worded));
    EXPECT_GT(confidence(Sieve::before, Standing::named), confidence(Sieve::before, Standing::doubtful));
    EXPECT_LT(confidence(Sieve::none, Standing::doubtful), 0.5) << "not offered";
    EXPECT_LT(confidence(Sieve::reported, Standing::named), confidence(Sieve::before, Standing::named));
}

TEST(Confidence, WhatWasHardlySeenIsExpectedToBeLikeTheRest) {
    EXPECT_GT(confidence(Sieve::parenthesis, Standing::named), 0.6);
    EXPECT_GT(confidence(Sieve::turn, Standing::named), 0.6);
}

} // namespace
