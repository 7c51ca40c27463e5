// Which backups are let go of: many of the last days, fewer of the weeks and months before, never the newest.
#include "core/store/backups.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using core::Backup;
using core::Instant;

constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t noon = 1'796'040'000'000; // 2026-11-30T12:00:00Z

Backup made_at(std::int64_t ms) { return {"backup-" + std::to_string(ms), Instant{ms}, core::BackupFor::rhythm, 1}; }

/// What is left when one is made every so often and tidied up after each.
std::vector<Backup> after(std::int64_t every, std::int64_t for_how_long) {
    std::vector<Backup> all;
    for (std::int64_t at = noon - for_how_long; at <= noon; at += every) {
        all.push_back(made_at(at));
        for (auto const& gone : core::to_let_go(all, Instant{at})) std::erase(all, gone);
    }
    return all;
}

std::int64_t younger_than(std::vector<Backup> const& all, std::int64_t age) {
    return std::ranges::count_if(all, [&](Backup const& backup) { return noon - backup.made.ms < age; });
}

TEST(BackupsKept, AreTheLastEightWhateverTheirAge) {
    std::vector<Backup> all;
    for (int at = 0; at < 8; ++at) all.push_back(made_at(noon - 3 * 365 * day - at * hour));
    EXPECT_TRUE(core::to_let_go(all, Instant{noon}).empty());
    all.push_back(made_at(noon - 3 * 365 * day - 9 * hour));
    auto const gone = core::to_let_go(all, Instant{noon});
    ASSERT_EQ(gone.size(), 1U);
    EXPECT_EQ(gone.front(), all.back()) << "the oldest goes";
}

TEST(BackupsKept, ThinOutWithTheirAge) {
    auto const all = after(hour / 2, 400 * day);
    EXPECT_EQ(younger_than(all, 4 * hour), 8);
    auto const two_weeks = younger_than(all, 13 * day);
    EXPECT_GE(two_weeks, 8 + 12);
    EXPECT_LE(two_weeks, 8 + 14);
    EXPECT_GT(younger_than(all, 50 * day), two_weeks + 3) << "one a week";
    EXPECT_GT(younger_than(all, 330 * day), younger_than(all, 60 * day) + 7) << "one a month";
    EXPECT_LE(all.size(), 8U + 14 + 8 + 12);
}

TEST(BackupsKept, AreAlwaysTheNewestOfThoseOfADay) {
    std::vector<Backup> all;
    for (int at = 0; at < 40; ++at) all.push_back(made_at(noon - 5 * day + at * 60'000));
    auto const gone = core::to_let_go(all, Instant{noon});
    EXPECT_EQ(std::ranges::count(gone, all.back()), 0);
    EXPECT_EQ(gone.size(), 32U);
}

TEST(BackupsKept, AreNotGivenUpForAClockThatJumped) {
    auto const all = std::vector{made_at(noon + 900 * day), made_at(noon), made_at(0)};
    EXPECT_TRUE(core::to_let_go(all, Instant{noon}).empty());
    EXPECT_TRUE(core::to_let_go({}, Instant{noon}).empty());
}

} // namespace
