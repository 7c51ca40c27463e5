// Identities: text form, order, look-alikes, and that no clock makes them repeat.
#include "core/base/id.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace {

using core::id_text;
using core::parse_id;
using core::RawId;

TEST(Id, TextRoundTripsAndKeepsOrder) {
    std::mt19937_64 random(1);
    std::vector<RawId> ids{1, 31, 32, INT64_MAX};
    for (int i = 0; i < 500; ++i) ids.push_back(static_cast<RawId>(random() >> 1));
    std::sort(ids.begin(), ids.end());
    std::string last;
    for (auto const id : ids) {
        auto const text = id_text(id);
        EXPECT_EQ(text.size(), 13U);
        EXPECT_LE(last, text);
        ASSERT_TRUE(parse_id(text)) << text;
        EXPECT_EQ(*parse_id(text), id);
        last = text;
    }
}

TEST(Id, ReadsLookAlikesAndUpperCase) {
    EXPECT_EQ(*parse_id("0000000000010"), 32);
    EXPECT_EQ(*parse_id("oOooOoooooolO"), 32);
    EXPECT_EQ(*parse_id("000000000000Z"), 31);
    EXPECT_EQ(*parse_id("000000000000I"), 1);
}

TEST(Id, RefusesWhatIsNone) {
    for (auto const* text : {"", "1", "0000000000000", "00000000000001", "000000000000u",
                             "zzzzzzzzzzzzz", "g000000000000", "00000000 0001", "é00000000001"})
        EXPECT_FALSE(parse_id(text)) << text;
    EXPECT_EQ(core::render(parse_id("nope").error().message),
              "“nope” is not a record's identity: those have 13 letters and digits.");
}

TEST(Id, ShortFormIsTheEndInCapitals) {
    auto const id = *parse_id("0abcdefghjkmn");
    EXPECT_EQ(core::short_id(id), "HJKMN");
}

TEST(Id, GrowsWhateverTheClockDoes) {
    std::int64_t now = 1'671'444'900'000;
    std::uint32_t bits = 0xFFFFFFFF;
    core::Ids ids([&] { return now; }, [&] { return bits; });
    RawId last = 0;
    for (int i = 0; i < 100; ++i) {
        auto const id = ids.next_raw();
        EXPECT_GT(id, last);
        last = id;
        if (i == 30) now -= 3'600'000;   // the clock runs back
        if (i == 60) now += 1;
        if (i == 80) now = -5;           // before the epoch
        bits = bits * 1664525U + 1013904223U;
    }
}

TEST(Id, TwoDesksInTheSameMillisecondDiffer) {
    std::mt19937 one(1);
    std::mt19937 two(2);
    core::Ids a([] { return 1'671'444'900'000; }, [&] { return static_cast<std::uint32_t>(one()); });
    core::Ids b([] { return 1'671'444'900'000; }, [&] { return static_cast<std::uint32_t>(two()); });
    EXPECT_NE(a.next_raw(), b.next_raw());
}

TEST(Id, UpperBitsAreTheTime) {
    core::Ids early([] { return 1'577'836'800'001; }, [] { return 0U; });
    EXPECT_EQ(early.next_raw(), RawId{1} << 22);
}

} // namespace
