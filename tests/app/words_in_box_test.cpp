// A box drawn over part of a line takes the words it lies over, and no others.
#include "app/desk/words_in_box.h"

#include <gtest/gtest.h>

namespace {

using app::words_in_box;

constexpr core::PictureBox line{100, 50, 400, 40};

TEST(WordsInBox, TheWholeLineIsTakenByABoxAroundIt) {
    EXPECT_EQ(words_in_box("Le ministre l'a dit lundi.\n", line, {90, 40, 420, 60}), "Le ministre l'a dit lundi.");
}

TEST(WordsInBox, HalfALineGivesTheWordsOfThatHalf) {
    EXPECT_EQ(words_in_box("Le ministre l'a dit lundi.\n", line, {90, 40, 200, 60}), "Le ministre");
    EXPECT_EQ(words_in_box("Le ministre l'a dit lundi.\n", line, {290, 40, 220, 60}), "l'a dit lundi.");
}

TEST(WordsInBox, AWordIsTakenWholeWhereItsMiddleIsCovered) {
    EXPECT_EQ(words_in_box("ministre", line, {90, 40, 215, 60}), "ministre");
    EXPECT_EQ(words_in_box("ministre", line, {90, 40, 205, 60}), "");
}

TEST(WordsInBox, OfALineAboveOrBelowNothingIsTaken) {
    EXPECT_EQ(words_in_box("Le ministre", line, {90, 0, 420, 60}), "");
    EXPECT_EQ(words_in_box("Le ministre", line, {90, 75, 420, 60}), "");
}

TEST(WordsInBox, LettersCountNotBytes) {
    EXPECT_EQ(words_in_box("éééé aaaa", line, {90, 40, 210, 60}), "éééé");
}

TEST(WordsInBox, HebrewBeginsAtTheRight) {
    EXPECT_EQ(words_in_box("שלום עולם", line, {300, 40, 220, 60}), "שלום");
}

TEST(WordsInBox, AnUprightLineIsTakenAsAWhole) {
    EXPECT_EQ(words_in_box("Le ministre", {100, 50, 40, 400}, {90, 200, 60, 100}), "Le ministre");
    EXPECT_EQ(words_in_box("Le ministre", {100, 50, 40, 400}, {90, 50, 60, 100}), "");
}

} // namespace
