// What a program that draws puts out: a pixmap is taken as a whole or not at all.
#include "core/ingest/pixels.h"

#include <gtest/gtest.h>

namespace {

using core::Pixels;
using core::read_pixmap;

std::string colours(std::size_t pixels) { return std::string(pixels * 3, '\x7f'); }

TEST(Pixels, ComeBackAsTheyWerePutOut) {
    Pixels const drawn{3, 2, 300, 200, colours(6)};
    auto const read = read_pixmap(pixmap_head(drawn) + drawn.rgb);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->width, 3);
    EXPECT_EQ(read->height, 2);
    EXPECT_EQ(read->of_width, 300);
    EXPECT_EQ(read->of_height, 200);
    EXPECT_EQ(read->rgb, drawn.rgb);
}

TEST(Pixels, AreReadAsOtherProgramsWriteThem) {
    for (auto const* head : {"P6\n2 1\n255\n", "P6 2 1 255 ", "P6\n# made by somebody\n2\t1\r\n255\n", "P6\n#\n# of 0 7\n2 1\n255\n"}) {
        auto const read = read_pixmap(head + colours(2));
        ASSERT_TRUE(read) << head;
        EXPECT_EQ(read->of_width, 2) << head;
        EXPECT_EQ(read->of_height, 1) << head;
    }
    auto const blank_first = read_pixmap("P6\n2 1\n255\n" + std::string("\n\n\n\n\n\n"));
    ASSERT_TRUE(blank_first) << "one blank ends the head: the next byte is a colour, whatever it looks like";
    EXPECT_EQ(blank_first->rgb, "\n\n\n\n\n\n");
}

TEST(Pixels, OfNoWholePixmapAreNone) {
    auto const good = "P6\n4 3\n255\n" + colours(12);
    ASSERT_TRUE(read_pixmap(good));
    for (std::size_t size = 0; size < good.size(); ++size) EXPECT_FALSE(read_pixmap(good.substr(0, size))) << size;
    EXPECT_FALSE(read_pixmap(good + "x"));
    for (auto const* head : {"P5\n2 1\n255\n", "P6\n0 1\n255\n", "P6\n-2 1\n255\n", "P6\n2 1\n65535\n", "P6\n2 1\n0\n", "P6\n2 1\n\n", "P6\n2 1 255#\n",
                             "P6\n99999999999999999999 1\n255\n", "P6\n2.5 1\n255\n"})
        EXPECT_FALSE(read_pixmap(head + colours(2))) << head;
}

TEST(Pixels, OfASideLongerThanIsDrawnAreNone) {
    auto const row = [](std::int64_t width) { return "P6\n" + std::to_string(width) + " 1\n255\n" + colours(static_cast<std::size_t>(width)); };
    EXPECT_TRUE(read_pixmap(row(core::longest_drawn)));
    EXPECT_FALSE(read_pixmap(row(core::longest_drawn + 1)));
    EXPECT_FALSE(read_pixmap("P6\n1000000 1000000\n255\n" + colours(9)));
}

} // namespace
