// Work of several steps reports as one: never back, by the shares its steps were given, and stopped at any depth.
#include "core/base/progress.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace {

using core::Progress;
using namespace std::chrono_literals;

/// Hears every report.
struct Heard {
    std::stop_source stop;
    std::vector<double> places; // -1: unknown
    Progress progress{stop.get_token(), [this](std::uint64_t done, std::uint64_t total) {
                          places.push_back(total ? static_cast<double>(done) / static_cast<double>(total) : -1);
                      }, 0ms};
    double newest() const { return places.empty() ? -2 : places.back(); }
};

TEST(ProgressTest, TellsHowMuchOfTheWholeIsDone) {
    Heard heard;
    heard.progress.update(0, 0);
    EXPECT_EQ(heard.newest(), -1) << "nobody knows yet";
    heard.progress.update(0, 4);
    EXPECT_EQ(heard.newest(), 0);
    heard.progress.update(1, 4);
    EXPECT_NEAR(heard.newest(), 0.25, 1e-6);
    heard.progress.update(9, 4);
    EXPECT_EQ(heard.newest(), 1);
}

TEST(ProgressTest, APartFillsItsShareOfTheWhole) {
    Heard heard;
    {
        auto first = heard.progress.part(0.2);
        first.update(1, 2);
        EXPECT_NEAR(heard.newest(), 0.1, 1e-6);
        first.update(2, 2);
        EXPECT_NEAR(heard.newest(), 0.2, 1e-6);
    }
    auto second = heard.progress.part(0.3);
    second.update(1, 3);
    EXPECT_NEAR(heard.newest(), 0.3, 1e-6);
    auto last = heard.progress.rest();
    last.update(1, 2);
    EXPECT_NEAR(heard.newest(), 0.75, 1e-6);
    last.update(2, 2);
    EXPECT_EQ(heard.newest(), 1);
    EXPECT_EQ(heard.places.size(), 5U);
}

TEST(ProgressTest, PartsNest) {
    Heard heard;
    auto half = heard.progress.part(0.5);
    auto quarter = half.part(0.5);
    auto eighth = quarter.part(0.5);
    eighth.update(1, 1);
    EXPECT_NEAR(heard.newest(), 0.125, 1e-6);
    quarter.update(1, 1);
    EXPECT_NEAR(heard.newest(), 0.25, 1e-6);
    auto other = half.rest();
    other.update(1, 2);
    EXPECT_NEAR(heard.newest(), 0.375, 1e-6);
}

TEST(ProgressTest, NeverGoesBack) {
    Heard heard;
    auto const work = [](Progress& progress) { // two loops that know nothing of each other
        for (std::uint64_t at = 0; at <= 7; ++at) progress.update(at, 7);
        progress.update(0, 0);
        for (std::uint64_t at = 0; at <= 3; ++at) progress.update(at, 3);
    };
    for (double const share : {0.1, 0.0, 0.6, 0.9, 0.5}) { // more than there is
        auto part = heard.progress.part(share);
        work(part);
    }
    work(heard.progress);
    EXPECT_TRUE(std::ranges::is_sorted(heard.places));
    EXPECT_EQ(heard.newest(), 1);
}

TEST(ProgressTest, OfAnUnknownStepThePlaceWhereItBegan) {
    Heard heard;
    { heard.progress.part(0.5).update(1, 1); }
    heard.progress.part(0.2).update(0, 0);
    EXPECT_NEAR(heard.newest(), 0.5, 1e-6) << "a bar that is half full is no longer unknown";
}

TEST(ProgressTest, AStopReachesEveryPart) {
    Heard heard;
    auto half = heard.progress.part(0.5);
    auto quarter = half.part(0.5);
    quarter.update(1, 2);
    EXPECT_FALSE(quarter.stop_requested());
    heard.stop.request_stop();
    EXPECT_TRUE(quarter.stop_requested());
    for (auto* each : {&quarter, &half, &heard.progress}) {
        try {
            each->update(2, 2);
            FAIL() << "it went on";
        } catch (core::Error const& error) {
            EXPECT_EQ(error.code(), core::Code::cancelled);
        }
    }
    EXPECT_EQ(heard.places.size(), 1U);
}

TEST(ProgressTest, TheListenerHearsTheBeginningAndTheEndAndLittleBetween) {
    int heard = 0;
    Progress progress({}, [&](std::uint64_t, std::uint64_t) { ++heard; }, 24h);
    auto half = progress.part(0.5);
    for (std::uint64_t at = 0; at <= 1000; ++at) half.update(at, 1000);
    EXPECT_EQ(heard, 1) << "the end of a part is not the end";
    auto other = progress.rest();
    for (std::uint64_t at = 0; at <= 1000; ++at) other.update(at, 1000);
    EXPECT_EQ(heard, 2);
    other.update(1000, 1000);
    EXPECT_EQ(heard, 2);
}

} // namespace
