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

/// A text of `sentences` sentences of its own, or rewritten here and there.
std::string rationale(int sentences, int rewritten_every, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::string text;
    for (int at = 0; at < sentences; ++at) {
        std::mt19937 own(static_cast<std::uint32_t>(at) * 7919U + 1U);
        auto const rewritten = rewritten_every > 0 && at % rewritten_every == 0;
        for (int word = 0; word < 12; ++word)
            text += "mot" + std::to_string((rewritten ? random : own)() % 4000) + " ";
        text += "fin. ";
    }
    return text;
}

TEST(Diff, WorkGrowsWithTheLengthOfTheTexts) {
    for (auto const every : {2, 3, 10, 1}) {
        std::size_t small = 0;
        std::size_t large = 0;
        word_diff(rationale(250, 0, 1), rationale(250, every, 2), &small);
        auto const pieces = word_diff(rationale(2'500, 0, 1), rationale(2'500, every, 2), &large);
        EXPECT_LT(large, small * 20) << every; // ten times the text
        EXPECT_GT(large, 2'500U * 12U);
        if (every > 1) { EXPECT_GT(pieces.size(), 400U) << every; } // what stayed is not given up
    }
    expect_faithful(rationale(900, 0, 1), rationale(900, 2, 2));
}

TEST(Diff, RepeatedWordsDoNotBlowUp) {
    std::string const before(60'000, 'a');
    std::string spaced;
    for (int i = 0; i < 30'000; ++i) spaced += "a b ";
    std::string other;
    for (int i = 0; i < 30'000; ++i) other += "b c a ";
    std::size_t work = 0;
    word_diff(spaced, other, &work);
    EXPECT_LT(work, 4'000'000U);
    expect_faithful(spaced, other);
}

TEST(Diff, PassagesReadAsOne) {
    std::vector<Piece> const wanted{{Kind::same, "Le "},
                                    {Kind::removed, "petit chat noir"},
                                    {Kind::added, "grand chien blanc"},
                                    {Kind::same, " dort."}};
    auto const pieces = word_diff("Le petit chat noir dort.", "Le grand chien blanc dort.");
    EXPECT_EQ(in_passages(pieces), wanted);
    EXPECT_EQ(in_passages(word_diff("a b", "a b")), word_diff("a b", "a b"));
}

TEST(Diff, FoldsWhatDidNotChange) {
    std::string long_text;
    for (int i = 0; i < 100; ++i) long_text += "é" + std::to_string(i) + " ";
    auto const short_one = abridged(word_diff("un deux trois", "un deux quatre"));
    EXPECT_FALSE(short_one.cut);
    auto const cut = abridged(word_diff(long_text + "noir " + long_text, long_text + "blanc " + long_text), 10);
    EXPECT_TRUE(cut.cut);
    ASSERT_EQ(cut.pieces.size(), 4U);
    EXPECT_EQ(cut.pieces[0].text, "… é98 é99 ");
    EXPECT_EQ(cut.pieces[1].text, "noir");
    EXPECT_EQ(cut.pieces[3].text, " é0 é1 é2 …");
    auto const between = abridged(word_diff("a " + long_text + "b", "c " + long_text + "d"), 6);
    EXPECT_EQ(between.pieces[2].text, " é0 é1 … é99 ");
    EXPECT_LT(abridged(word_diff("", long_text), 10, 40).pieces[0].text.size(), 60U);
}

} // namespace
