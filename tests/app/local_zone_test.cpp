// The clock on the wall is the one TZ names, on the days it is changed too. The rules are written out, so that the test
// needs no database of zones.
#include "app/common/local_zone.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <optional>

namespace {

core::Instant at(char const* iso) { return *core::parse_instant(iso); }

class LocalZone : public testing::Test {
protected:
    void SetUp() override {
        if (auto const* zone = std::getenv("TZ")) before_ = zone;
    }
    void TearDown() override {
        if (before_) ::setenv("TZ", before_->c_str(), 1);
        else ::unsetenv("TZ");
        ::tzset();
    }
    std::string day(char const* zone, char const* instant) {
        ::setenv("TZ", zone, 1);
        return app::local_zone().date(at(instant)).text();
    }

private:
    std::optional<std::string> before_;
};

TEST_F(LocalZone, IsTheOneOfTheProcess) {
    constexpr auto paris = "CET-1CEST,M3.5.0,M10.5.0/3";
    constexpr auto los_angeles = "PST8PDT,M3.2.0,M11.1.0";
    EXPECT_EQ(day("UTC0", "2026-11-28T23:59:59.999Z"), "2026-11-28");
    EXPECT_EQ(day("<-11>11", "2026-11-29T04:00:00.000Z"), "2026-11-28") << "Pago Pago";
    EXPECT_EQ(day("<+14>-14", "2026-11-28T10:00:00.000Z"), "2026-11-29") << "Kiritimati";
    EXPECT_EQ(day("<+0545>-5:45", "2026-11-28T18:15:00.000Z"), "2026-11-29") << "Kathmandu";
    EXPECT_EQ(day(los_angeles, "2026-11-29T03:00:00.000Z"), "2026-11-28") << "19:00 there";
    EXPECT_EQ(day(los_angeles, "2026-11-02T07:59:00.000Z"), "2026-11-01") << "the day has 25 hours";
    EXPECT_EQ(day(los_angeles, "2026-03-09T06:59:00.000Z"), "2026-03-08") << "and this one 23";
    EXPECT_EQ(day(paris, "2026-03-29T21:59:00.000Z"), "2026-03-29");
    EXPECT_EQ(day(paris, "2026-03-29T22:01:00.000Z"), "2026-03-30");
    EXPECT_EQ(day(paris, "2026-10-25T22:59:00.000Z"), "2026-10-25");
    EXPECT_EQ(day(paris, "2026-10-25T23:01:00.000Z"), "2026-10-26");
    EXPECT_EQ(day(paris, "1969-12-31T22:59:59.500Z"), "1969-12-31");
}

TEST_F(LocalZone, BeginsAndEndsItsDays) {
    ::setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    auto const zone = app::local_zone();
    auto const change = core::PartialDate::parse("2026-10-25")->earliest_day();
    EXPECT_EQ(core::to_iso(zone.start_of_day(change)), "2026-10-24T22:00:00.000Z");
    EXPECT_EQ(core::to_iso(zone.end_of_day(change)), "2026-10-25T22:59:59.999Z");
}

} // namespace
