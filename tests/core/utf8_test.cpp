// Well-formed and ill-formed bytes, and offsets that agree both ways.
#include "core/text/utf8.h"

#include <gtest/gtest.h>

namespace {

using namespace core;

std::string const mixed = "a\u00e9\u20ac\U0001F600e\u0301z"; // 1, 2, 3, 4, 1, 2, 1 bytes

TEST(Utf8, AcceptsEveryWellFormedLength) {
    EXPECT_EQ(find_invalid_utf8(""), std::nullopt);
    EXPECT_EQ(find_invalid_utf8(mixed), std::nullopt);
    EXPECT_EQ(find_invalid_utf8("\xF4\x8F\xBF\xBF"), std::nullopt); // U+10FFFF
    EXPECT_EQ(find_invalid_utf8("\xEE\x80\x80"), std::nullopt);     // U+E000
    EXPECT_EQ(find_invalid_utf8(std::string("a\0b", 3)), std::nullopt);
}

TEST(Utf8, NamesTheFirstWrongByte) {
    struct Case {
        std::string bytes;
        std::int64_t at;
    };
    for (Case const& c : {Case{"ab\x80", 2}, Case{"a\xC0\xAF", 1}, Case{"\xE0\x80\x80", 0},
                          Case{"\xED\xA0\x80", 0}, Case{"ok\xF4\x90\x80\x80", 2},
                          Case{"\xC3\xA9\xE2\x82", 2}, Case{"\xF5\x80\x80\x80", 0},
                          Case{"\xFF", 0}, Case{"\xC1\xBF", 0}, Case{"\xF0\x8F\xBF\xBF", 0}}) {
        ASSERT_TRUE(find_invalid_utf8(c.bytes).has_value()) << c.bytes;
        EXPECT_EQ(count(*find_invalid_utf8(c.bytes)), c.at);
    }
}

TEST(Utf8, CountsCodePoints) {
    EXPECT_EQ(count(length("")), 0);
    EXPECT_EQ(count(length(mixed)), 7);
}

TEST(Utf8, OffsetsConvertBothWays) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += mixed;
    Offsets const offsets(text);
    ASSERT_EQ(count(offsets.length()), 700);
    std::u32string const decoded = to_utf32(text);
    std::string before;
    for (std::int64_t i = 0; i <= 700; ++i) {
        auto const byte = static_cast<std::int64_t>(before.size());
        EXPECT_EQ(count(offsets.byte(CodePoint{i})), byte);
        EXPECT_EQ(count(offsets.code_point(Byte{byte})), i);
        if (i < 700) append_utf8(before, decoded[static_cast<std::size_t>(i)]);
    }
    EXPECT_EQ(before, text);
}

TEST(Utf8, OffsetsAreClamped) {
    Offsets const offsets(mixed);
    EXPECT_EQ(count(offsets.byte(CodePoint{-5})), 0);
    EXPECT_EQ(count(offsets.byte(CodePoint{99})), static_cast<std::int64_t>(mixed.size()));
    EXPECT_EQ(count(offsets.code_point(Byte{999})), 7);
    EXPECT_EQ(offsets.slice({1, 4}), "\u00e9\u20ac\U0001F600");
    EXPECT_EQ(offsets.slice({5, 2}), "");
    Offsets const none("");
    EXPECT_EQ(count(none.byte(CodePoint{1})), 0);
    EXPECT_EQ(count(none.code_point(Byte{1})), 0);
}

TEST(Utf8, RepairsEachInvalidStretchOnce) {
    EXPECT_EQ(repair_utf8("a\xFF\xFE" "b"), "a\uFFFDb");
    EXPECT_EQ(repair_utf8("a\xE2\x82"), "a\uFFFD");
    EXPECT_EQ(repair_utf8("\xED\xA0\x80x\x80"), "\uFFFDx\uFFFD");
    EXPECT_EQ(repair_utf8(mixed), mixed);
    EXPECT_EQ(find_invalid_utf8(repair_utf8("\xF0\x9F\x98q\xC3")), std::nullopt);
}

TEST(Utf8, RoundTripsThroughUtf32) {
    EXPECT_EQ(to_utf8(to_utf32(mixed)), mixed);
    std::string out;
    append_utf8(out, 0xD800);
    append_utf8(out, 0x110000);
    EXPECT_EQ(out, "\uFFFD\uFFFD");
}

} // namespace
