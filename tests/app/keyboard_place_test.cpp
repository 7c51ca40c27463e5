// What has the keyboard after a column was made anew.
#include "app/desk/keyboard_place.h"

#include <gtest/gtest.h>

namespace {

using app::keyboard_after;
using app::KeyboardStop;

constexpr std::size_t button = 1, field = 2, card = 3;

KeyboardStop own(std::string words, std::size_t kind = button) { return {.kind = kind, .words = std::move(words)}; }
KeyboardStop a_card(std::string name, std::string section) {
    return {.kind = card, .words = name, .card = name, .is_card = true, .section = std::move(section)};
}
KeyboardStop on_card(std::string words, std::string name, std::string section) {
    return {.kind = button, .words = std::move(words), .card = std::move(name), .section = std::move(section)};
}

std::string words_after(std::vector<KeyboardStop> const& before, std::size_t at, std::vector<KeyboardStop> const& after) {
    auto const found = keyboard_after(before, at, after);
    return found ? after.at(*found).words : "the page";
}

TEST(KeyboardPlace, WhatStillStandsKeepsIt) {
    std::vector const before{own("Change"), own("Link")};
    EXPECT_EQ(words_after(before, 1, {own("News"), own("Change"), own("Link")}), "Link");
}

TEST(KeyboardPlace, OfTwoThatAreAlikeTheNearerKeepsIt) {
    EXPECT_EQ(keyboard_after({own("a"), own("x"), own("b"), own("x")}, 3, {own("x"), own("b"), own("x")}), 2U);
}

TEST(KeyboardPlace, AStepOfTheReviewGivesItToTheNextStepAndNotToACard) {
    auto const pencil = on_card("Change this statement", "Asserts: words", "Said by");
    std::vector const before{own("Link"), own("Why", field), own("Submit"), pencil};
    EXPECT_EQ(words_after(before, 2, {own("Link"), own("Remark", field), own("Approve"), own("Send back"), pencil}), "Approve");
    EXPECT_EQ(words_after(before, 2, {own("Link"), own("Pull back"), pencil}), "Pull back");
    EXPECT_EQ(words_after(before, 2, {own("Link"), pencil}), "Link") << "what is done with another record";
    EXPECT_EQ(words_after({pencil, own("Submit")}, 1, {pencil}), "the page");
}

TEST(KeyboardPlace, AStepUnderAHeadingThatGoesGivesItToTheNextStep) {
    KeyboardStop const submit{.kind = button, .words = "Submit", .section = "Before it is submitted"};
    KeyboardStop const ask{.kind = button, .words = "Ask for a reply", .section = "Right of reply"};
    EXPECT_EQ(words_after({own("Change"), submit, ask}, 1, {own("Change"), own("Pull back"), ask}), "Pull back");
    KeyboardStop const why{.kind = field, .words = "Why", .section = "Before it is submitted"};
    EXPECT_EQ(words_after({own("Change"), why, submit, ask}, 1, {own("Change"), own("Pull back"), ask}), "Pull back");
}

TEST(KeyboardPlace, StepsAboveThatGoDoNotMoveIt) {
    auto const pencil = on_card("Change this statement", "Asserts: words", "Said by");
    std::vector const before{own("Give the summary"), own("Give the reason"), own("Submit"), pencil};
    EXPECT_EQ(words_after(before, 2, {own("Approve"), pencil}), "Approve");
}

TEST(KeyboardPlace, ASuggestionThatWasTakenGivesItToTheNext) {
    auto const group = "Suggestions";
    std::vector const before{own("Whole page"), a_card("one", group), on_card("Accept", "one", group), a_card("two", group),
                             a_card("three", group)};
    EXPECT_EQ(words_after(before, 2, {own("Whole page"), a_card("two", group), a_card("three", group)}), "two");
    EXPECT_EQ(words_after(before, 2, {own("Whole page"), a_card("two", group), on_card("Accept", "two", group), a_card("three", group)}),
              "two") << "another record's action";
    EXPECT_EQ(words_after(before, 1, {own("Whole page"), a_card("two", group), a_card("three", group)}), "two");
    EXPECT_EQ(words_after(before, 4, {own("Whole page"), a_card("one", group), a_card("two", group)}), "two") << "the last one went";
    EXPECT_EQ(words_after(before, 2, {own("Whole page"), a_card("elsewhere", "Remarks")}), "Whole page");
}

TEST(KeyboardPlace, OnACardThatStaysItStays) {
    std::vector const before{a_card("one", "g"), on_card("Resolve", "one", "g"), on_card("Reply", "two", "g")};
    EXPECT_EQ(words_after(before, 1, {a_card("one", "g"), on_card("Open again", "one", "g"), on_card("Reply", "two", "g")}), "Open again");
    EXPECT_EQ(words_after(before, 1, {a_card("one", "g"), on_card("Reply", "two", "g")}), "one");
}

TEST(KeyboardPlace, ASignedCorrectionGivesItToTheClaim) {
    std::vector const before{own("Correct"), own("Link"), on_card("Sign the correction", "A change", "Corrections"),
                             on_card("Change this statement", "Asserts", "Said by")};
    EXPECT_EQ(words_after(before, 2, {own("Correct"), own("Link"), on_card("Change this statement", "Asserts", "Said by")}), "Link");
}

TEST(KeyboardPlace, AnEmptyPageHasItItself) {
    EXPECT_EQ(words_after({own("Only")}, 0, {}), "the page");
    EXPECT_EQ(words_after({}, 0, {own("Only")}), "the page");
}

} // namespace
