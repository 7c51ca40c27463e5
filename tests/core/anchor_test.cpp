// A passage found again: in place, moved, reformatted, slightly corrected, gone.
#include "core/text/anchor.h"

#include <gtest/gtest.h>

namespace {

using namespace core;

std::string const page = "Été 2022. Le maire a dit : « Rien n'est décidé 🎈 pour le port ». "
                         "Puis il est parti sans répondre aux questions.";

Anchor anchor_of(std::string const& words) {
    std::u32string const text = to_utf32(page);
    std::u32string const part = to_utf32(words);
    auto const at = static_cast<std::int64_t>(text.find(part));
    return make_anchor(page, {at, at + static_cast<std::int64_t>(part.size())});
}

std::string at(std::string const& text, Found const& found) {
    return std::string(Offsets(text).slice(found.span));
}

TEST(Anchor, HoldsWordsAndSurroundings) {
    Anchor const anchor = anchor_of("Rien n'est décidé 🎈");
    EXPECT_EQ(anchor.exact, "Rien n'est décidé 🎈");
    EXPECT_EQ(count(length(anchor.suffix)), 32);
    EXPECT_EQ(anchor.prefix, "Été 2022. Le maire a dit : « ");
    EXPECT_TRUE(holds(page, anchor));
    EXPECT_FALSE(holds("x" + page, anchor));
    EXPECT_FALSE(holds("", anchor));
}

TEST(Anchor, ExactPlaceFirst) {
    Found const found = find_again(page, anchor_of("le port"));
    EXPECT_EQ(found.state, AnchorState::exact);
    EXPECT_EQ(found.score, 1);
}

TEST(Anchor, FollowsInsertedText) {
    std::string const changed = "Mise à jour. " + page;
    Found const found = find_again(changed, anchor_of("Rien n'est décidé 🎈"));
    EXPECT_EQ(found.state, AnchorState::reanchored);
    EXPECT_EQ(at(changed, found), "Rien n'est décidé 🎈");
    EXPECT_GT(found.score, 0.9);
    EXPECT_LT(found.score, 1);
}

TEST(Anchor, ChoosesTheOccurrenceWithTheSameSurroundings) {
    std::string const text = "Il a dit oui. Elle a dit oui. Nous avons dit oui à tous.";
    Anchor const anchor = make_anchor(text, {25, 28});
    ASSERT_EQ(anchor.exact, "oui");
    std::string const changed = "Voici. " + text;
    Found const found = find_again(changed, anchor);
    EXPECT_EQ(found.state, AnchorState::reanchored);
    EXPECT_EQ(found.span.start, 32);
}

TEST(Anchor, ToleratesSpacesMarksAndCase) {
    Anchor const anchor = anchor_of("a dit : « Rien n'est décidé 🎈 pour le port »");
    std::string const changed =
        "… Le maire a  dit :\n\"RIEN n’est décidé 🎈 pour le\u00a0port\". Fin.";
    Found const found = find_again(changed, anchor);
    EXPECT_EQ(found.state, AnchorState::reanchored);
    EXPECT_EQ(at(changed, found), "a  dit :\n\"RIEN n’est décidé 🎈 pour le\u00a0port\"");
}

TEST(Anchor, FindsASlightlyCorrectedPassage) {
    Anchor const anchor = anchor_of("Puis il est parti sans répondre aux questions");
    std::string const changed = "Rien. Puis il est reparti sans répondre aux questions posées.";
    Found const found = find_again(changed, anchor);
    EXPECT_EQ(found.state, AnchorState::reanchored);
    EXPECT_EQ(at(changed, found), "Puis il est reparti sans répondre aux questions");
    EXPECT_LT(found.score, 0.7);
}

/// What is offered in `text` for `words`.
std::string nearest(std::string const& text, std::string const& words) {
    Anchor anchor;
    anchor.exact = words;
    return at(text, find_again(text, anchor));
}

TEST(Anchor, TheNearestPlaceIsExactToTheCharacter) {
    EXPECT_EQ(nearest("قالت الوزيرة: «لن نبيع الميناء أبدًا» يوم الاثنين.", "لن نبيع الميناء أبدا"), "لن نبيع الميناء أبدًا");
    EXPECT_EQ(nearest("The ofﬁcial said the ﬂoods were over.", "official said the floods"), "ofﬁcial said the ﬂoods");
    EXPECT_EQ(nearest("Il a dit : le the\u0301a\u0302tre est ferme\u0301, hélas.", "le théâtre est fermé"),
              "le the\u0301a\u0302tre est ferme\u0301");
    EXPECT_EQ(nearest("Die Straße und das Caf\u00E9 sind zu.", "die strasse"), "Die Straße");
    EXPECT_EQ(nearest("אמר: שָׁלוֹם לְכֻלָּם, ויצא", "שלום לכלם"), "שָׁלוֹם לְכֻלָּם");
    EXPECT_EQ(nearest("Nói: Việt Nam sẽ không bán cảng này đâu.", "Viet Nam se khong ban cang nay"), "Việt Nam sẽ không bán cảng này");
    EXPECT_EQ(nearest("وزیر گفت که کتاب‌ها می‌مانند.", "وزير گفت كه كتاب‌ها"), "وزیر گفت که کتاب‌ها");
    EXPECT_EQ(nearest("The ﬃrst oﬃce of the day opens late.", "office of the day opens"), "oﬃce of the day opens");
}

TEST(Anchor, ANearPlaceBeginsAndEndsWithItsWords) {
    EXPECT_EQ(nearest("“We will not sell the harbour,” she said.", "We will not sell the harbor"), "We will not sell the harbour");
    EXPECT_EQ(nearest("Then the official said the floods were over.", "the oficial said the flods"), "the official said the floods");
    EXPECT_EQ(nearest("Die Stadt wird den Hafen nie mehr verkaufen, sagte sie.", "Stadt wird den Haven nie mehr verkauft"),
              "Stadt wird den Hafen nie mehr verkaufen");
    EXPECT_EQ(nearest("Мэр сказал, что порт никогда не продадут никому.", "порт никогда не продатут"), "порт никогда не продадут");
}

TEST(Anchor, WordsStandThereHoweverTheirLettersAreWritten) {
    std::string const text = "Le the\u0301a\u0302tre sera\névacué. Le théâtre  sera évacué.";
    auto const places = places_of(text, "théâtre sera évacué");
    ASSERT_EQ(places.size(), 2U);
    EXPECT_EQ(Offsets(text).slice(places[0]), "the\u0301a\u0302tre sera\névacué");
    EXPECT_EQ(Offsets(text).slice(places[1]), "théâtre  sera évacué");
    EXPECT_EQ(places_of(text, "the\u0301âtre sera").size(), 2U);
    EXPECT_TRUE(places_of(text, "theatre sera").empty()) << "other letters are other words";
    EXPECT_TRUE(places_of(text, "").empty());
    EXPECT_TRUE(places_of("", "a").empty());
    auto const thrice = places_of("aaa", "aa");
    EXPECT_EQ(thrice.size(), 2U);
}

TEST(Anchor, LostWhenNothingIsLike) {
    Anchor const anchor = anchor_of("Rien n'est décidé 🎈 pour le port");
    for (std::string const& text : {std::string(), std::string("x"),
                                    std::string("A text about something else, at length.")}) {
        Found const found = find_again(text, anchor);
        EXPECT_EQ(found.state, AnchorState::lost);
        EXPECT_EQ(found.span, Span{});
        EXPECT_EQ(found.score, 0);
    }
}

TEST(Anchor, SpanOutsideTheTextIsCut) {
    Anchor const anchor = make_anchor("abc", {1, 99});
    EXPECT_EQ(anchor.exact, "bc");
    EXPECT_EQ(anchor.span, (Span{1, 3}));
    EXPECT_EQ(find_again("abc", make_anchor("abc", {-3, -1})).span, Span{});
}

TEST(Anchor, SurvivesRepetitiveText) {
    std::string const text(300'000, 'a');
    Anchor anchor = make_anchor(text, {10, 60});
    Found const found = find_again("b" + text, anchor);
    EXPECT_NE(found.state, AnchorState::lost);
}

} // namespace
