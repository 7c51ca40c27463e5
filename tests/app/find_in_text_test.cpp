// Words found in the text that is read.
#include "app/desk/find_in_text.h"

#include <gtest/gtest.h>

namespace {

using app::places_of;
using Places = std::vector<core::Span>;

TEST(FindInText, CapitalsAndAccentsDoNotCount) {
    EXPECT_EQ(places_of("L'Été, l'été et l'ETE", "ete"), (Places{{2, 5}, {9, 12}, {18, 21}}));
    EXPECT_EQ(places_of("un pont", "PONT"), (Places{{3, 7}}));
}

TEST(FindInText, SpacesAndLinesDoNotCount) {
    EXPECT_EQ(places_of("le  grand\npont", "grand pont"), (Places{{4, 14}}));
    EXPECT_EQ(places_of("dit\u00A0: oui", "dit :"), (Places{{0, 5}}));
}

TEST(FindInText, PlacesAreCountedInLetters) {
    EXPECT_EQ(places_of("Ѐлка 🎄 ёлка", "елка"), (Places{{0, 4}, {7, 11}}));
}

TEST(FindInText, NothingIsFoundByNothing) {
    EXPECT_TRUE(places_of("text", "").empty());
    EXPECT_TRUE(places_of("text", " ").empty());
    EXPECT_TRUE(places_of("", "text").empty());
}

TEST(FindInText, PlacesDoNotOverlapAndEnd) {
    EXPECT_EQ(places_of("aaaa", "aa"), (Places{{0, 2}, {2, 4}}));
    EXPECT_EQ(places_of(std::string(100, 'a'), "a", 7).size(), 7u);
}

} // namespace
