// Whatever the diff shows, both texts must come back from it byte for byte.
#include "core/text/diff.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using namespace core;
using Kind = Piece::Kind;

std::string side(std::vector<Piece> const& pieces, Kind changed) {
    std::string out;
    for (Piece const& piece : pieces) {
        if (piece.kind == Kind::same || piece.kind == changed) out += piece.text;
    }
    return out;
}

void expect_faithful(std::string const& before, std::string const& after) {
    auto const pieces = word_diff(before, after);
    EXPECT_EQ(side(pieces, Kind::removed), before);
    EXPECT_EQ(side(pieces, Kind::added), after);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        EXPECT_FALSE(pieces[i].text.empty());
        if (i == 0) continue;
        EXPECT_NE(pieces[i - 1].kind, pieces[i].kind);
    }
}

TEST(Diff, SameTextIsOnePiece) {
    std::vector<Piece> const wanted{{Kind::same, "un deux"}};
    EXPECT_EQ(word_diff("un deux", "un deux"), wanted);
    EXPECT_TRUE(word_diff("", "").empty());
}

TEST(Diff, ShowsTheReplacedWord) {
    std::vector<Piece> const wanted{{Kind::same, "La taxe "},
                                    {Kind::removed, "baisse"},
                                    {Kind::added, "augmente"},
                                    {Kind::same, " en juin."}};
    EXPECT_EQ(word_diff("La taxe baisse en juin.", "La taxe augmente en juin."), wanted);
}

TEST(Diff, ShowsInsertedAndRemovedWords) {
    std::vector<Piece> const added{
        {Kind::same, "il a "}, {Kind::added, "toujours "}, {Kind::same, "dit"}};
    EXPECT_EQ(word_diff("il a dit", "il a toujours dit"), added);
    EXPECT_EQ(word_diff("il a toujours dit", "il a dit")[1].kind, Kind::removed);
}

TEST(Diff, KeepsAccentsAndEmojiWhole) {
    auto const pieces = word_diff("e\u0301te\u0301 👩‍🚒", "e\u0301te\u0301s 👩‍🚒");
    EXPECT_EQ(pieces.front().text, "e\u0301te\u0301");
    expect_faithful("e\u0301te\u0301 👩‍🚒", "été 👩‍🚒");
}

TEST(Diff, FaithfulOnRandomTexts) {
    std::mt19937 random(7);
    std::vector<std::string> const words{"a", "b", "c ", " ", "é", ".", "mot", "\n"};
    for (int round = 0; round < 400; ++round) {
        std::string before;
        std::string after;
        for (auto i = random() % 20; i > 0; --i) before += words[random() % words.size()];
        for (auto i = random() % 20; i > 0; --i) after += words[random() % words.size()];
        expect_faithful(before, after);
    }
}

TEST(Diff, FindsTheShortestScript) {
    auto const pieces = word_diff("a b c a b b a", "c b a b a c");
    std::size_t changed = 0;
    for (Piece const& piece : pieces) {
        if (piece.kind != Kind::same) changed += piece.text.size();
    }
    EXPECT_LE(changed, 9U);
}

TEST(Diff, HugeDifferenceIsGivenWhole) {
    std::string before = "begin ";
    std::string after = "begin ";
    for (int i = 0; i < 150'000; ++i) {
        before += "x" + std::to_string(i) + " ";
        after += "y" + std::to_string(i) + " ";
    }
    before += "end";
    after += "end";
    auto const pieces = word_diff(before, after);
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[0].text, "begin ");
    EXPECT_EQ(pieces[3].text, " end");
    expect_faithful(before, after);
}

} // namespace
