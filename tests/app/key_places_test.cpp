// Shortcuts on keyboards of other lands.
#include "app/desk/key_places.h"

#include <gtest/gtest.h>

#include <string_view>

namespace {

using app::meant_by_key;

TEST(KeyPlaces, DigitsAreReachedOnAzertyAndCzechKeyboards) {
    std::u32string_view const azerty = U"&é\"'(-è_çà", czech = U"+ěščřžýáíé", qwerty = U"1234567890";
    for (unsigned at = 0; at < 10; ++at) {
        EXPECT_EQ(meant_by_key(azerty[at], 10 + at), qwerty[at]);
        EXPECT_EQ(meant_by_key(czech[at], 10 + at), qwerty[at]);
        EXPECT_EQ(meant_by_key(qwerty[at], 10 + at), qwerty[at]);
    }
}

TEST(KeyPlaces, LatinLettersMeanThemselvesWhereverTheyAre) {
    EXPECT_EQ(meant_by_key(U'a', 24), U'a') << "AZERTY";
    EXPECT_EQ(meant_by_key(U'z', 29), U'z') << "QWERTZ";
    EXPECT_EQ(meant_by_key(U'Z', 29), U'z');
    EXPECT_EQ(meant_by_key(U'ü', 34), U'ü');
}

TEST(KeyPlaces, OtherScriptsGoByThePlace) {
    EXPECT_EQ(meant_by_key(U'т', 57), U'n');
    EXPECT_EQ(meant_by_key(U'я', 52), U'z');
    EXPECT_EQ(meant_by_key(U'б', 59), U',');
    EXPECT_EQ(meant_by_key(U'λ', 46), U'l');
}

TEST(KeyPlaces, SignsStayWhatTheyAre) {
    EXPECT_EQ(meant_by_key(U',', 59), U',');
    EXPECT_EQ(meant_by_key(U'=', 21), U'=');
    EXPECT_EQ(meant_by_key(U'-', 20), U'-');
}

} // namespace
