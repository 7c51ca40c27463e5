// Where the clock on the wall stands against UTC. Core knows no place: whoever runs it says by how much the local clock
// is ahead at an instant, and days, their beginnings and their ends follow, whatever summer time does to them.
#pragma once

#include "core/time/time.h"

#include <functional>

namespace core {

class Zone {
public:
    /// Seconds the local clock is ahead of UTC at an instant; west of Greenwich they are negative.
    using SecondsAhead = std::function<std::int64_t(Instant)>;

    /// UTC.
    Zone() = default;
    explicit Zone(SecondsAhead seconds_ahead) : seconds_ahead_(std::move(seconds_ahead)) {}

    std::int64_t seconds_ahead(Instant at) const { return seconds_ahead_ ? seconds_ahead_(at) : 0; }
    /// The day on the wall, as day_number().
    std::int64_t day(Instant at) const;
    /// The same as a date.
    PartialDate date(Instant at) const;
    /// The last millisecond of a day. A day that was skipped, as when a country moves across the date line, ends with
    /// the one before.
    Instant end_of_day(std::int64_t day) const;
    /// The first millisecond after the day before: not midnight where clocks are put forward then.
    Instant start_of_day(std::int64_t day) const { return {end_of_day(day - 1).ms + 1}; }
    /// The same instant as the wall shows it, for writing it out: its UTC fields are local ones.
    Instant on_the_wall(Instant at) const { return {at.ms + seconds_ahead(at) * 1000}; }

private:
    SecondsAhead seconds_ahead_;
};

/// "UTC", "UTC+1", "UTC−3:30".
std::string zone_text(std::int64_t seconds_ahead);

/// The words of another translator with the clock at UTC: for what is given to strangers.
class AtUtc final : public Translator {
public:
    explicit AtUtc(Translator const& words) : words_(words) {}
    std::string translate(std::string_view english) const override { return words_.translate(english); }
    std::string translate(std::string_view singular, std::string_view plural, long count) const override {
        return words_.translate(singular, plural, count);
    }
    std::string language() const override { return words_.language(); }

private:
    Translator const& words_;
};

} // namespace core
