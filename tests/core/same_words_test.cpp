#include "core/text/same_words.h"

#include <gtest/gtest.h>

namespace {

using core::words_stand_in;

TEST(SameWords, StandInAPassageHoweverTheyAreMarked) {
    constexpr auto passage = "La Russie n’a « pas intérêt à absorber qui que ce soit », a-t-il dit.";
    EXPECT_TRUE(words_stand_in("pas intérêt à absorber qui que ce soit", passage));
    EXPECT_TRUE(words_stand_in("Pas int\u0065\u0301r\u00EAt \u00E0  absorber", passage));
    EXPECT_TRUE(words_stand_in("La Russie … qui que ce soit", passage));
    EXPECT_TRUE(words_stand_in("La Russie […] “qui que ce soit”", passage));
    EXPECT_TRUE(words_stand_in("Порт открыт", "«Порт открыт», — сказал он."));
    EXPECT_TRUE(words_stand_in("橋は閉まった", "「橋は閉まった」と市長は述べた。"));
}

TEST(SameWords, AreNotOtherWords) {
    EXPECT_FALSE(words_stand_in("tout intérêt à absorber qui que ce soit", "pas intérêt à absorber qui que ce soit"));
    EXPECT_FALSE(words_stand_in("intérêt à absorber personne", "pas intérêt à absorber qui que ce soit"));
    EXPECT_FALSE(words_stand_in("40 ships", "140 ships"));
    EXPECT_FALSE(words_stand_in("in form", "they inform us"));
    EXPECT_FALSE(words_stand_in("…", "anything"));
    EXPECT_FALSE(words_stand_in("", "anything"));
    EXPECT_FALSE(words_stand_in("“never” said", "said"));
}

} // namespace
