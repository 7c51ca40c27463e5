// The day on the wall: west and east of Greenwich, over summer time, over the date line.
#include "core/editorial/chronicle.h"
#include "core/time/zone.h"

#include <gtest/gtest.h>

#include <utility>

namespace {

using core::Instant;
using core::Zone;

Instant at(char const* iso) { return *core::parse_instant(iso); }
std::int64_t day(char const* date) { return core::PartialDate::parse(date)->earliest_day(); }

Zone fixed(std::int64_t minutes) {
    return Zone([minutes](Instant) { return minutes * 60; });
}
/// From each instant on, so many minutes ahead.
Zone changing(std::vector<std::pair<Instant, std::int64_t>> changes) {
    return Zone([changes = std::move(changes)](Instant when) {
        auto minutes = changes.front().second;
        for (auto const& [from, ahead] : changes)
            if (from <= when) minutes = ahead;
        return minutes * 60;
    });
}

auto const paris = changing({{at("2020-01-01T00:00:00.000Z"), 60},
                             {at("2026-03-29T01:00:00.000Z"), 120},
                             {at("2026-10-25T01:00:00.000Z"), 60}});
auto const los_angeles = changing({{at("2020-01-01T00:00:00.000Z"), -480},
                                   {at("2026-03-08T10:00:00.000Z"), -420},
                                   {at("2026-11-01T09:00:00.000Z"), -480}});

TEST(Zone, TheDayIsTheOneOnTheWall) {
    struct Case {
        Zone zone;
        char const* instant;
        char const* day;
    };
    for (auto const& [zone, instant, wanted] : std::vector<Case>{
             {Zone(), "2026-11-28T23:59:59.999Z", "2026-11-28"},
             {fixed(-11 * 60), "2026-11-29T10:59:59.999Z", "2026-11-28"}, // Pago Pago
             {fixed(-11 * 60), "2026-11-29T11:00:00.000Z", "2026-11-29"},
             {fixed(14 * 60), "2026-11-28T10:00:00.000Z", "2026-11-29"}, // Kiritimati
             {fixed(14 * 60), "2026-11-28T09:59:59.999Z", "2026-11-28"},
             {fixed(345), "2026-11-28T18:15:00.000Z", "2026-11-29"}, // Kathmandu
             {fixed(345), "2026-11-28T18:14:59.999Z", "2026-11-28"},
             {los_angeles, "2026-11-29T03:00:00.000Z", "2026-11-28"}, // 19:00 there
             {paris, "2026-03-28T22:59:00.000Z", "2026-03-28"},
             {paris, "2026-03-28T23:01:00.000Z", "2026-03-29"},
             {paris, "2026-03-29T21:59:00.000Z", "2026-03-29"}, // 23:59, already summer
             {paris, "2026-03-29T22:01:00.000Z", "2026-03-30"},
             {paris, "2026-10-25T22:59:00.000Z", "2026-10-25"},
             {paris, "2026-10-25T23:01:00.000Z", "2026-10-26"},
             {fixed(60), "1969-12-31T22:59:59.999Z", "1969-12-31"},
             {fixed(60), "1969-12-31T23:00:00.000Z", "1970-01-01"},
         }) {
        EXPECT_EQ(zone.date(at(instant)).text(), wanted) << instant;
        EXPECT_EQ(zone.day(at(instant)), day(wanted)) << instant;
    }
}

TEST(Zone, ADayBeginsAndEndsWhereTheWallSaysSo) {
    EXPECT_EQ(core::to_iso(Zone().end_of_day(day("2026-11-28"))), "2026-11-28T23:59:59.999Z");
    EXPECT_EQ(core::to_iso(fixed(-660).end_of_day(day("2026-11-28"))), "2026-11-29T10:59:59.999Z");
    EXPECT_EQ(core::to_iso(fixed(840).start_of_day(day("2026-11-29"))), "2026-11-28T10:00:00.000Z");
    EXPECT_EQ(core::to_iso(fixed(345).start_of_day(day("2026-11-29"))), "2026-11-28T18:15:00.000Z");
    // 23 hours in spring, 25 in autumn.
    EXPECT_EQ(core::to_iso(paris.start_of_day(day("2026-03-29"))), "2026-03-28T23:00:00.000Z");
    EXPECT_EQ(core::to_iso(paris.end_of_day(day("2026-03-29"))), "2026-03-29T21:59:59.999Z");
    EXPECT_EQ(core::to_iso(paris.start_of_day(day("2026-10-25"))), "2026-10-24T22:00:00.000Z");
    EXPECT_EQ(core::to_iso(paris.end_of_day(day("2026-10-25"))), "2026-10-25T22:59:59.999Z");
    EXPECT_EQ(core::to_iso(los_angeles.end_of_day(day("2026-11-01"))), "2026-11-02T07:59:59.999Z");
}

TEST(Zone, MidnightMayBeMissingOrComeTwice) {
    // Beirut: at midnight the clock is put forward to one.
    auto const forward = changing({{at("2020-01-01T00:00:00.000Z"), 120}, {at("2026-03-28T22:00:00.000Z"), 180}});
    EXPECT_EQ(core::to_iso(forward.end_of_day(day("2026-03-28"))), "2026-03-28T21:59:59.999Z");
    EXPECT_EQ(core::to_iso(forward.start_of_day(day("2026-03-29"))), "2026-03-28T22:00:00.000Z");
    // Asunción: at midnight it is put back to eleven.
    auto const back = changing({{at("2020-01-01T00:00:00.000Z"), -180}, {at("2026-03-22T03:00:00.000Z"), -240}});
    EXPECT_EQ(core::to_iso(back.end_of_day(day("2026-03-21"))), "2026-03-22T03:59:59.999Z");
    EXPECT_EQ(back.day(at("2026-03-22T03:30:00.000Z")), day("2026-03-21"));
    // Samoa had no 30 December 2011.
    auto const samoa = changing({{at("2011-01-01T00:00:00.000Z"), -600}, {at("2011-12-30T10:00:00.000Z"), 840}});
    EXPECT_EQ(core::to_iso(samoa.end_of_day(day("2011-12-29"))), "2011-12-30T09:59:59.999Z");
    EXPECT_EQ(samoa.end_of_day(day("2011-12-30")), samoa.end_of_day(day("2011-12-29")));
    EXPECT_EQ(core::to_iso(samoa.start_of_day(day("2011-12-31"))), "2011-12-30T10:00:00.000Z");
}

TEST(Zone, DaysFollowEachOtherWithoutGapOrOverlap) {
    for (auto const* zone : {&paris, &los_angeles})
        for (auto number = day("2026-01-01"); number <= day("2026-12-31"); ++number) {
            auto const start = zone->start_of_day(number);
            auto const end = zone->end_of_day(number);
            EXPECT_EQ(zone->day(start), number);
            EXPECT_EQ(zone->day(end), number);
            EXPECT_EQ(zone->start_of_day(number + 1).ms, end.ms + 1);
            auto const hours = (end.ms + 1 - start.ms) / 3'600'000;
            EXPECT_TRUE(hours >= 23 && hours <= 25) << number;
        }
}

class There final : public core::Translator {
public:
    explicit There(Zone zone) : zone_(std::move(zone)) {}
    std::string translate(std::string_view text) const override { return std::string(text); }
    std::string translate(std::string_view one, std::string_view, long) const override { return std::string(one); }
    std::string language() const override { return "en"; }
    Zone const& zone() const override { return zone_; }

private:
    Zone zone_;
};

TEST(Zone, MomentsAreToldByTheReadersClock) {
    auto const moment = at("2026-11-29T03:04:05.678Z");
    EXPECT_EQ(core::display(moment, There(los_angeles)), "28 November 2026, 19:04:05 UTC−8");
    EXPECT_EQ(core::display(moment, There(fixed(345))), "29 November 2026, 08:49:05 UTC+5:45");
    EXPECT_EQ(core::display(moment, There(Zone())), "29 November 2026, 03:04:05 UTC");
    EXPECT_EQ(core::display(Instant{0}, There(paris)), "") << "none";
    There const there(paris);
    EXPECT_EQ(core::display(moment, core::AtUtc(there)), "29 November 2026, 03:04:05 UTC") << "what is given away";
    EXPECT_EQ(core::zone_text(-12'600), "UTC−3:30");
}

TEST(Zone, AFilterByDaysIsOneByTheWall) {
    core::MomentFilter filter;
    core::filter_days(filter, *core::PartialDate::parse("2026-03-29"), *core::PartialDate::parse("2026-03"), paris);
    EXPECT_EQ(core::to_iso(*filter.since), "2026-03-28T23:00:00.000Z");
    EXPECT_EQ(core::to_iso(*filter.until), "2026-03-31T21:59:59.999Z");
    core::MomentFilter open;
    core::filter_days(open, *core::PartialDate::parse("../2026"), {}, paris);
    EXPECT_FALSE(open.since);
    EXPECT_FALSE(open.until);
}

} // namespace
