// A large JSON file in pieces: which there are, where they begin, and what becomes of broken ones.
#include "core/text/json_pieces.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace {

constexpr std::array<std::string_view, 2> lists{"items", "claims"};

struct Cut {
    std::vector<std::string> pieces;
    std::vector<std::int64_t> lines;
    core::JsonEnd end;
};

/// In bites of so many bytes.
Cut cut(std::string_view file, std::size_t bite = 3) {
    Cut found;
    auto const next = [&] {
        auto const piece = file.substr(0, bite);
        file.remove_prefix(piece.size());
        return piece;
    };
    found.end = core::each_json_piece(next, lists, [&](core::JsonPiece const& piece) {
        found.pieces.emplace_back(piece.text);
        found.lines.push_back(piece.line);
    });
    return found;
}

using Pieces = std::vector<std::string>;

TEST(JsonPieces, AreTheElementsOfAListAtTheTop) {
    auto const found = cut("\xEF\xBB\xBF[ {\"a\": [1, {\"b\": \"x,]\"}]},\n 2, \"three, [3]\",\n\n{}]\n");
    EXPECT_EQ(found.pieces, (Pieces{"{\"a\": [1, {\"b\": \"x,]\"}]}", "2", "\"three, [3]\"", "{}"}));
    EXPECT_EQ(found.lines, (std::vector<std::int64_t>{1, 2, 2, 4}));
    EXPECT_TRUE(found.end.whole);
}

TEST(JsonPieces, AreTheElementsOfANamedListInAnObject) {
    EXPECT_EQ(cut(R"({"of": [9], "items": [{"x": {"items": [1]}}, {"y": "\"]"}], "next": null})").pieces,
              (Pieces{R"({"x": {"items": [1]}})", R"({"y": "\"]"})"}));
    EXPECT_EQ(cut(R"({"claims": []})").pieces, Pieces{});
}

TEST(JsonPieces, AnObjectWithoutSuchAListIsOne) {
    EXPECT_EQ(cut(R"( {"text": "items", "deep": {"items": [1, 2]}} )").pieces,
              Pieces{R"({"text": "items", "deep": {"items": [1, 2]}})"});
}

TEST(JsonPieces, ValuesMayFollowEachOther) {
    auto const found = cut("{\"a\": 1}\n{\"b\": 2}{\"items\": [3]}\n[4]");
    EXPECT_EQ(found.pieces, (Pieces{"{\"a\": 1}", "{\"b\": 2}", "3", "4"}));
    EXPECT_EQ(found.lines, (std::vector<std::int64_t>{1, 2, 2, 3}));
}

TEST(JsonPieces, WhatIsCutOffIsHandedOverAndTold) {
    auto const found = cut("[{\"a\": 1},\n{\"b\": \"x");
    EXPECT_EQ(found.pieces, (Pieces{"{\"a\": 1}", "{\"b\": \"x"}));
    EXPECT_FALSE(found.end.whole);
    EXPECT_EQ(found.end.line, 2);
    EXPECT_FALSE(cut("{\"items\": [1").end.whole);
    EXPECT_TRUE(cut("").end.whole);
}

TEST(JsonPieces, OneThatIsTooLongIsNotHeld) {
    std::vector<std::pair<bool, std::size_t>> told;
    auto left = 2 * core::largest_json_piece;
    std::string const some(1u << 20, 'x');
    auto begun = false, ended = false;
    auto const next = [&]() -> std::string_view {
        if (!std::exchange(begun, true)) return "[\"";
        if (left > 0) {
            left -= some.size();
            return some;
        }
        return std::exchange(ended, true) ? "" : "\", 5]";
    };
    core::each_json_piece(next, lists, [&](core::JsonPiece const& piece) {
        told.emplace_back(piece.too_long, piece.text.size());
    });
    EXPECT_EQ(told, (std::vector<std::pair<bool, std::size_t>>{{true, 0}, {false, 1}}));
}

TEST(JsonPieces, BracketsWithoutEndTakeNoMoreThanTheyAre) {
    auto const found = cut(std::string(1'000'000, '['), 1u << 16);
    EXPECT_FALSE(found.end.whole);
    EXPECT_EQ(found.pieces.size(), 1U);
}

} // namespace
