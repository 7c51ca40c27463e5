// Sentences: places are filled once, in any order, and never scanned again.
#include "core/base/error.h"

#include <gtest/gtest.h>

namespace {

using core::fill;

TEST(Say, FillsPlacesByName) {
    EXPECT_EQ(fill("{b} before {a}, {b} again", {{"a", "1"}, {"b", "2"}}), "2 before 1, 2 again");
}

TEST(Say, UnknownAndUnclosedPlacesStay) {
    EXPECT_EQ(fill("{x} and {y", {{"a", "1"}}), "{x} and {y");
    EXPECT_EQ(fill("}{", {}), "}{");
    EXPECT_EQ(fill("", {}), "");
}

TEST(Say, ValuesAreNeverScanned) {
    EXPECT_EQ(fill("“{a}”{b}", {{"a", "{b}"}, {"b", "x"}}), "“{b}”x");
}

class Shouting final : public core::Translator {
public:
    std::string translate(std::string_view text) const override {
        if (text == "claim") return "Behauptung";
        return text == "There is no {kind}." ? "{kind} gibt es nicht." : std::string(text);
    }
    std::string translate(std::string_view one, std::string_view, long) const override {
        return std::string(one);
    }
    std::string language() const override { return "de"; }
};

TEST(Say, TheTranslatorSeesTheTemplateAndNotTheValues) {
    auto const message = core::say("There is no {kind}.", {{"kind", "claim"}});
    EXPECT_EQ(core::render(message), "There is no claim.");
    EXPECT_EQ(core::render(message, Shouting()), "claim gibt es nicht.");
}

TEST(Say, WordsOfOursAreTranslatedWithTheSentence) {
    auto const message = core::say("There is no {kind}.", {core::in_words("kind", "claim")});
    EXPECT_EQ(core::render(message), "There is no claim.");
    EXPECT_EQ(core::render(message, Shouting()), "Behauptung gibt es nicht.");
}

TEST(Say, SeveralWordsOfOursInOnePlaceAreTranslatedEach) {
    core::Message const told =
        core::say("Missing: {what}.", {core::in_words("what", "rationale\nsource"), {"data", "a\nb"}});
    EXPECT_EQ(core::render(told), "Missing: rationale; source.");
    EXPECT_EQ(core::render(core::say("{data}", {{"data", "a\nb"}})), "a\nb");
    EXPECT_EQ(core::render(core::say("“{what}”", {core::in_words("what", "")})), "“”");
}

TEST(Say, EnglishKnowsOneAndMany) {
    EXPECT_EQ(core::english().translate("claim", "claims", 1), "claim");
    EXPECT_EQ(core::english().translate("claim", "claims", 0), "claims");
    EXPECT_EQ(core::english().language(), "en");
}

TEST(Say, AnErrorReadsAsItsSentence) {
    core::Error const error(core::Code::refused, core::say("No {what}.", {{"what", "way"}}));
    EXPECT_STREQ(error.what(), "No way.");
    EXPECT_EQ(error.code(), core::Code::refused);
}

} // namespace
