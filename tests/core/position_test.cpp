// Where in its document a stretch of text stands: pages, times and parts beside each other, in words; and which lists
// cannot be.
#include "core/model/position.h"
#include "core/editorial/media_fragment.h"
#include "core/model/by_hand.h"
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

Position region(std::int64_t start, std::int64_t number, std::string box, std::int64_t sure) {
    return {start, Kind_::region, number, std::move(box), 0, 0, sure};
}

TEST(Positions, OfAPictureAreItsLines) {
    auto text = text_with({region(0, 1, "10,20,300,40", 96), region(400, 2, "10,70,200,40", 61)});
    text.extractor = "tesseract-5.3.0/fra";
    ASSERT_FALSE(position_problem(text.positions, text.code_points));
    EXPECT_EQ(position_at(text, 5), "line 1 of the picture, at 10,20,300,40, read to 96 %");
    EXPECT_EQ(sureness_of(text), 75) << "by the length of the lines";
    EXPECT_EQ(render(*told_of_reading(text)),
              "read from a picture by a program (tesseract-5.3.0/fra), to 75 % sure: compare it with the picture");
    EXPECT_EQ(media_fragment(text, {5, 10}), "xywh=10,20,300,40");
    EXPECT_EQ(media_fragment(text, {390, 410}), "xywh=10,20,300,90") << "the box around both";
    std::vector<Position> read;
    decode_list(encode_list(text.positions), read);
    EXPECT_EQ(read, text.positions);
    for (auto const& wrong : {region(0, 1, "10,20,300", 50), region(0, 1, "", 50), region(0, 1, "1,2,3,4", 101), region(0, 1, "1,2,3,4", -1)})
        EXPECT_TRUE(position_problem({wrong}, 10)) << wrong.label;
}

TEST(Positions, OfWhatSomebodyHeardAreARange) {
    auto text = text_with({time(0, 62'000, 69'500)});
    text.extractor = heard_extractor;
    EXPECT_EQ(position_at(text, 5), "from 01:02 to 01:09");
    EXPECT_EQ(render(*told_of_reading(text)), "typed by who heard it: no program compared it with the recording");
    EXPECT_EQ(media_fragment(text, {0, 1000}), "t=62,69.5");
    text.extractor = "captions/1";
    EXPECT_EQ(position_at(text, 5), "at 01:02");
    EXPECT_FALSE(told_of_reading(text));
    auto const seen = text_with({region(0, 1, "1,2,3,4", 0)});
    EXPECT_EQ(position_at(seen, 5), "in the picture at 1,2,3,4");
    EXPECT_EQ(media_fragment(text_with({page(0, 3)}), {0, 5}), "");
}

TEST(Positions, TimesAreReadAsTheyAreTyped) {
    EXPECT_EQ(clock_ms("3:14"), 194'000);
    EXPECT_EQ(clock_ms("03:14.5"), 194'500);
    EXPECT_EQ(clock_ms("1:02:03,25"), 3'723'250);
    EXPECT_EQ(clock_ms("100:00"), 6'000'000);
    for (auto const* wrong : {"", "75", "1:5", "1:60", "1:60:00", "a:10", "1:02:03:04", "1:02.", "1:02.1234", "-1:02", "1:02 ", ":10", "1000:00"})
        EXPECT_FALSE(clock_ms(wrong)) << wrong;
}

} // namespace
} // namespace core
