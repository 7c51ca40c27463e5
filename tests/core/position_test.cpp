// Where in its document a stretch of text stands: pages, times and parts beside each other, in words; and which lists
// cannot be.
#include "core/model/position.h"
#include "core/model/codec.h"
#include "core/model/source.h"

#include <gtest/gtest.h>

namespace core {
namespace {

using Kind_ = PositionKind;

Position page(std::int64_t start, std::int64_t number, std::string label = {}) {
    return {start, Kind_::page, number, std::move(label), 0, 0};
}
Position time(std::int64_t start, std::int64_t from, std::int64_t until) { return {start, Kind_::time, 0, {}, from, until}; }
Position part(std::int64_t start, std::int64_t number, std::string label = {}) {
    return {start, Kind_::part, number, std::move(label), 0, 0};
}

Text text_with(std::vector<Position> positions) {
    Text text;
    text.code_points = 1000;
    text.positions = std::move(positions);
    return text;
}

TEST(Positions, HoldUntilTheNextOfTheirKind) {
    auto const text = text_with({page(0, 1, "xii"), part(0, 1), time(100, 194'999, 200'000), page(200, 2),
                                 time(300, 3'723'000, 3'725'000), part(300, 2, "Chapter 2")});
    ASSERT_FALSE(position_problem(text.positions, text.code_points));
    EXPECT_EQ(position_at(text, 0), "page xii, part 1");
    EXPECT_EQ(position_at(text, 99), "page xii, part 1");
    EXPECT_EQ(position_at(text, 100), "page xii, at 03:14, part 1");
    EXPECT_EQ(position_at(text, 200), "page 2, at 03:14, part 1");
    EXPECT_EQ(position_at(text, 999), "page 2, at 1:02:03, part 2: Chapter 2");
}

TEST(Positions, SayNothingWhereNothingIsKnown) {
    EXPECT_EQ(position_at(text_with({}), 5), "");
    auto const text = text_with({page(10, 1)});
    EXPECT_EQ(position_at(text, 9), "");
    EXPECT_EQ(position_at(text, -1), "");
    EXPECT_EQ(position_at(text, 1000), "");
}

TEST(Positions, ThatCannotBeAreNamed) {
    auto const says = [](std::vector<Position> const& positions) {
        auto const problem = position_problem(positions, 1000);
        return problem ? render(*problem) : std::string();
    };
    EXPECT_EQ(says({}), "");
    EXPECT_EQ(says({page(0, 1), time(0, 0, 0), part(0, 1), page(1, 2)}), "");
    EXPECT_EQ(says({page(1000, 1)}), "Position 1 of the text begins outside of it.");
    EXPECT_EQ(says({page(-1, 1)}), "Position 1 of the text begins outside of it.");
    auto const disorder = "Position 2 of the text does not stand behind the one before it.";
    EXPECT_EQ(says({page(5, 1), page(4, 2)}), disorder);
    EXPECT_EQ(says({page(5, 1), page(5, 2)}), disorder);
    EXPECT_EQ(says({part(5, 1), page(5, 1)}), disorder);
    auto const unlike = "Position 1 of the text has no page, part or time that can be.";
    EXPECT_EQ(says({page(0, 0)}), unlike);
    EXPECT_EQ(says({time(0, 5, 4)}), unlike);
    EXPECT_EQ(says({time(0, -1, 4)}), unlike);
    std::string label;
    for (int count = 0; count < 201; ++count) label += "é";
    EXPECT_EQ(says({page(0, 1, label)}), "Position 1 of the text has a label of more than 200 characters.");
    EXPECT_EQ(says({page(0, 1, label.substr(0, 400))}), "");
    EXPECT_NE(says(std::vector<Position>(most_positions + 1)), "");
}

TEST(Positions, AreKeptCompactly) {
    std::vector<Position> const positions{page(0, 1), page(1200, 2, "xii"), time(1300, 1000, 2000)};
    auto const json = encode_list(positions);
    EXPECT_EQ(json, R"([{"number":1},{"label":"xii","number":2,"start":1200},)"
                    R"({"from_ms":1000,"kind":"time","start":1300,"until_ms":2000}])");
    std::vector<Position> read;
    decode_list(json, read);
    EXPECT_EQ(read, positions);
}

} // namespace
} // namespace core
