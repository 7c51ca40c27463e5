// Typing taken back in a field, word by word.
#include "app/desk/typing.h"

#include <gtest/gtest.h>

namespace {

using app::Typing;

/// At the end of the field.
void type(Typing& typing, std::u32string const& letters) {
    for (auto const letter : letters) typing.typed(typing.now() + letter);
}

void rub(Typing& typing, int letters) {
    for (; letters > 0; --letters) typing.typed(typing.now().substr(0, typing.now().size() - 1));
}

std::u32string const nothing = U"(nothing)";

std::u32string undone(Typing& typing) {
    auto const text = typing.undo();
    return text ? text->words : nothing;
}

std::u32string redone(Typing& typing) {
    auto const text = typing.redo();
    return text ? text->words : nothing;
}

TEST(Typing, ComesBackWordByWord) {
    Typing typing(U"Le pont");
    type(typing, U" tiendra bon");
    EXPECT_TRUE(undone(typing) == U"Le pont tiendra ");
    EXPECT_TRUE(undone(typing) == U"Le pont ");
    EXPECT_TRUE(undone(typing) == U"Le pont");
    EXPECT_TRUE(undone(typing) == nothing);
    EXPECT_TRUE(redone(typing) == U"Le pont ");
    EXPECT_TRUE(redone(typing) == U"Le pont tiendra ");
    EXPECT_TRUE(redone(typing) == U"Le pont tiendra bon");
    EXPECT_TRUE(redone(typing) == nothing);
}

TEST(Typing, WhatWasRubbedOutComesBackAtOnce) {
    Typing typing(U"");
    type(typing, U"vingt");
    rub(typing, 3);
    EXPECT_TRUE(undone(typing) == U"vingt");
    EXPECT_TRUE(undone(typing) == U"");
}

TEST(Typing, ElsewhereInTheFieldIsAStepOfItsOwn) {
    Typing typing(U"");
    type(typing, U"pont");
    typing.typed(U"xpont");
    typing.typed(U"xyponts");
    EXPECT_TRUE(undone(typing) == U"xpont");
    EXPECT_TRUE(undone(typing) == U"pont");
}

TEST(Typing, PastedWordsAreAStep) {
    Typing typing(U"a");
    typing.typed(U"a whole sentence");
    type(typing, U"!");
    EXPECT_TRUE(undone(typing) == U"a whole sentence");
    EXPECT_TRUE(undone(typing) == U"a");
}

TEST(Typing, WhoTypesOnCannotDoAgain) {
    Typing typing(U"");
    type(typing, U"un deux");
    EXPECT_TRUE(undone(typing) == U"un ");
    type(typing, U"trois");
    EXPECT_TRUE(redone(typing) == nothing);
    EXPECT_TRUE(undone(typing) == U"un ");
}

TEST(Typing, TheCaretGoesBehindWhatCameBack) {
    Typing typing(U"Le vieux pont");
    typing.typed(U"Le pont");
    auto const back = typing.undo();
    ASSERT_TRUE(back);
    EXPECT_EQ(back->caret, 9u);
    auto const again = typing.redo();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->caret, 3u);
}

TEST(Typing, StartedOverThereIsNothingToTakeBack) {
    Typing typing(U"");
    type(typing, U"un");
    typing.start_over(U"elsewhere");
    EXPECT_TRUE(undone(typing) == nothing);
    EXPECT_TRUE(typing.now() == U"elsewhere");
}

TEST(Typing, ForgetsTheOldestOfVeryManySteps) {
    Typing typing(U"");
    for (char32_t at = 0; at < 1200; ++at) typing.typed(std::u32string(9, U'a' + at % 20));
    int steps = 0;
    while (typing.undo()) ++steps;
    EXPECT_EQ(steps, 500);
}

TEST(Typing, IsUntouchedUntilSomebodyTypes) {
    Typing typing(U"");
    EXPECT_TRUE(typing.untouched());
    type(typing, U"a");
    EXPECT_FALSE(typing.untouched());
    EXPECT_TRUE(undone(typing).empty());
    EXPECT_FALSE(typing.untouched()) << "it can be done again";
    type(typing, U"b");
    typing.start_over(U"");
    EXPECT_TRUE(typing.untouched()) << "it was sent";
    EXPECT_FALSE(Typing(U"what stood there").untouched());
}

} // namespace
