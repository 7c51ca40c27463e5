// Why words are given to somebody, told in whole sentences.
#include "core/quotation/reasons.h"

#include <gtest/gtest.h>

namespace {

TEST(Reasons, NameNobodyWhereNobodyIsNamed) {
    for (int each = 0; each <= static_cast<int>(core::Sieve::none); ++each) {
        auto const sentence = core::render(core::reason(static_cast<core::Sieve>(each), "dit", ""));
        EXPECT_EQ(sentence.find("said of “”"), std::string::npos) << each << ": " << sentence;
        EXPECT_EQ(sentence.find("of “”"), std::string::npos) << each << ": " << sentence;
    }
}

} // namespace
