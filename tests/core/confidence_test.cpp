// Confidence is a share of what was counted: ordered as the evidence is, and never certain.
#include "core/quotation/confidence.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

/// Where nothing was counted in the language itself.
double confidence(core::Sieve rule, core::Standing standing) {
    return core::confidence(rule, standing, core::Clarity::plain, "");
}

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
    EXPECT_LT(confidence(Sieve::reported, Standing::named), confidence(Sieve::inverted, Standing::named));
}

TEST(Confidence, ALanguageWhereItWasCountedHasItsOwn) {
    auto const in = [](char const* language) {
        return core::confidence(Sieve::before, Standing::worded, core::Clarity::plain, language);
    };
    EXPECT_NE(in("en"), in("fr"));
    EXPECT_EQ(in("de"), in("")) << "not counted: as everywhere";
    EXPECT_GT(in("de"), std::min(in("en"), in("fr")));
    EXPECT_LT(in("de"), std::max(in("en"), in("fr")));
}

TEST(Confidence, WhatWasHardlySeenIsExpectedToBeLikeTheRest) {
    EXPECT_GT(confidence(Sieve::parenthesis, Standing::named), 0.6);
    EXPECT_GT(confidence(Sieve::turn, Standing::named), 0.6);
}

TEST(Confidence, IsSureOnlyWhereEnoughWereCountedInTheLanguageItself) {
    auto const in = [](char const* language) {
        return core::confidence(Sieve::subject_verb, Standing::named, core::Clarity::clear, language);
    };
    EXPECT_GE(in("en"), core::sure_from);
    for (char const* language : {"fr", "de", "es", "ru", "pt", "nl", ""}) EXPECT_LT(in(language), 0.945) << language;
}

TEST(Confidence, AKindSeldomSeenIsNeverSure) {
    // Seven of seven, in the language itself.
    EXPECT_LT(core::confidence(Sieve::subject_verb, Standing::unknown, core::Clarity::clear, "en"), 0.945);
}

TEST(Confidence, WhatIsClearIsSurerThanWhatIsNot) {
    for (auto const rule : {Sieve::subject_verb, Sieve::before, Sieve::floating, Sieve::colon})
        EXPECT_GT(core::confidence(rule, Standing::named, core::Clarity::clear, "en"),
                  core::confidence(rule, Standing::named, core::Clarity::plain, "en"));
}

} // namespace
