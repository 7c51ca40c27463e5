// Two kinds of time. Instant is what the program does (UTC, milliseconds); PartialDate is what the
// world did, as precisely as it is known: EDTF, ISO 8601-2 level 1. Core has no clock of its own.
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Milliseconds since 1970-01-01 UTC.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(Instant const&) const = default;
};

/// "2022-12-19T10:15:00.000Z"; years 0000 to 9999.
std::string to_iso(Instant at);
Result<Instant> parse_instant(std::string_view text);

/// Days since 1970-01-01 in the proleptic Gregorian calendar; month 1–12, day 1–31.
std::int64_t day_number(std::int64_t year, int month, int day);

/// A date or interval with the precision it is known to; empty = unknown.
class PartialDate {
public:
    /// Sentinels of earliest_day() and latest_day() for an open or unknown end.
    static constexpr std::int64_t always = INT64_MIN / 4;
    static constexpr std::int64_t never = INT64_MAX / 4;

    PartialDate() = default;

    /// Reads EDTF level 1: 2022, 2022-12, 2022-12-19, 2022-23 (season), 202X, 2022-XX, qualifiers
    /// ~ ? %, intervals a/b, ../b, a/.., a/ and /b. "" is the unknown date.
    static Result<PartialDate> parse(std::string_view text);

    /// Canonical EDTF; empty when unknown.
    std::string const& text() const { return text_; }
    bool known() const { return !text_.empty(); }
    /// The first and last day it may mean, as day_number(); for sorting and comparing.
    std::int64_t earliest_day() const { return earliest_; }
    std::int64_t latest_day() const { return latest_; }

    bool operator==(PartialDate const& other) const { return text_ == other.text_; }

private:
    std::string text_;
    std::int64_t earliest_ = always;
    std::int64_t latest_ = never;
};

/// The day of an instant in UTC; the day of a person's own clock tells core/time/zone.h.
PartialDate date_of(Instant at);

/// Reads what people type in seven languages ("19/12/2022", "19 décembre 2022", "vers 1990", "spring 2022", "2022-W51")
/// as well as EDTF, and the day of a date with a time as written. "4.3.2022" is day first; a problem names both days "03/04/2022" can be.
Result<PartialDate> read_date(std::string_view text);

/// "19 December 2022", "about 1990", "December 2022 – January 2023", "date unknown".
std::string display(PartialDate const& date, Translator const& translator = english());
/// "27 November 2026, 22:43:25 UTC", or by the translator's clock "27 November 2026, 23:43:25 UTC+1"; nothing for the
/// instant 0, which stands for none.
std::string display(Instant at, Translator const& translator = english());

} // namespace core
