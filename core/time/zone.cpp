#include "core/time/zone.h"

#include <algorithm>
#include <fmt/format.h>

namespace core {

namespace {

constexpr std::int64_t ms_of_hour = 3'600'000;
constexpr std::int64_t ms_of_day = 24 * ms_of_hour;

std::int64_t floor_day(std::int64_t ms) { return ms / ms_of_day - (ms % ms_of_day < 0 ? 1 : 0); }

} // namespace

std::int64_t Zone::day(Instant at) const { return floor_day(on_the_wall(at).ms); }

PartialDate Zone::date(Instant at) const { return date_of(on_the_wall(at)); }

Instant Zone::end_of_day(std::int64_t day) const {
    auto const midnight = (day + 1) * ms_of_day;
    if (!seconds_ahead_) return {midnight - 1};
    // No clock is further than 26 hours from UTC, and none is changed twice within six.
    std::int64_t last = INT64_MIN;
    for (auto hours = -30; hours <= 30; hours += 6) {
        Instant const end{midnight - seconds_ahead({midnight + hours * ms_of_hour}) * 1000 - 1};
        if (this->day(end) == day) last = std::max(last, end.ms);
    }
    return last == INT64_MIN ? end_of_day(day - 1) : Instant{last};
}

std::string zone_text(std::int64_t seconds_ahead) {
    auto const minutes = (seconds_ahead < 0 ? -seconds_ahead : seconds_ahead) / 60;
    if (minutes == 0) return "UTC";
    auto text = fmt::format("UTC{}{}", seconds_ahead < 0 ? "−" : "+", minutes / 60);
    if (minutes % 60) text += fmt::format(":{:02}", minutes % 60);
    return text;
}

Zone const& Translator::zone() const {
    static Zone const utc;
    return utc;
}

} // namespace core
