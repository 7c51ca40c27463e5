// What differs is named where it stands, and nothing else is.
#include "core/formats/tree_difference.h"

#include <gtest/gtest.h>

namespace core {
namespace {

using How = LineDifference::How;

std::string told(std::vector<LineDifference> const& found) {
    std::string text;
    for (auto const& each : found)
        text += std::string(each.how == How::altered ? "~" : each.how == How::added ? "+" : "-") + each.where + " " +
                each.shown + "/" + each.proven + "\n";
    return text;
}

std::string trees(char const* shown, char const* proven) {
    return told(tree_differences(nlohmann::json::parse(shown), nlohmann::json::parse(proven)));
}

TEST(TreeDifference, NamesEachLeaf) {
    EXPECT_EQ(trees(R"({"a": {"b": [1, "x"]}})", R"({"a": {"b": [1, "x"]}})"), "");
    EXPECT_EQ(trees(R"({"a": {"b": [1, "y"]}})", R"({"a": {"b": [1, "x"]}})"), "~a.b[1] y/x\n");
    EXPECT_EQ(trees(R"({"a": 1})", R"({"b": 1})"), "-b /1\n+a 1/\n");
    EXPECT_EQ(trees(R"({"a": null})", R"({"a": false})"), "~a null/false\n");
    EXPECT_EQ(trees(R"({"a": 1.0})", R"({"a": 1})"), "~a 1.0/1\n");
    EXPECT_EQ(trees(R"({"a": [1.0]})", R"({"a": [1]})"), "~a[0] 1.0/1\n");
    EXPECT_EQ(trees(R"({"a": "1"})", R"({"a": 1})"), "~a 1/1\n");
    EXPECT_EQ(trees(R"({"a": {}})", R"({"a": []})"), "~a {}/[]\n");
}

TEST(TreeDifference, ALineTakenOutOrPutInIsNamedAlone) {
    EXPECT_EQ(trees("[1, 3]", "[1, 2, 3]"), "-[1] /2\n");
    EXPECT_EQ(trees("[1, 2, 3]", "[1, 3]"), "+[1] 2/\n");
    EXPECT_EQ(trees("[]", "[1]"), "-[0] /1\n");
    EXPECT_EQ(trees("[1, 1]", "[1]"), "+[1] 1/\n");
    EXPECT_EQ(trees("[2, 1]", "[1, 2]"), "~[0] 2/1\n~[1] 1/2\n");
}

TEST(TreeDifference, OfLongTextsThePlaceIsShown) {
    auto const found = tree_differences(std::string(1000, 'a') + "b" + std::string(1000, 'c'),
                                        std::string(1000, 'a') + "d" + std::string(1000, 'c'));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].shown.find("ab"), std::string::npos);
    EXPECT_NE(found[0].proven.find("ad"), std::string::npos);
    EXPECT_LE(found[0].shown.size(), 200U);
}

TEST(TextDifference, NamesLines) {
    EXPECT_EQ(told(text_differences("a\nb\nc\n", "a\nb\nc\n")), "");
    EXPECT_EQ(told(text_differences("a\nx\nc\n", "a\nb\nc\n")), "~2 x/b\n");
    EXPECT_EQ(told(text_differences("a\nc\n", "a\nb\nc\n")), "-2 /b\n");
    EXPECT_EQ(told(text_differences("a\nb\nc", "a\nb\nc\n")), "~3 c/c\n");
    EXPECT_EQ(told(text_differences("", "a\n")), "-1 /a\n");
}

} // namespace
} // namespace core
