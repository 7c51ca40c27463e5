// What words of a text mean as a date: "lundi 12 décembre", "last month", "в 2019 году", "am 19.12.22". A phrase is
// understood by its parts, and becomes a date, or several that it can be, seen from the date of the text it stands in.
#pragma once

#include "core/time/calendar_words.h"
#include "core/time/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The parts of a date as words tell them. What is not told is empty.
struct When {
    std::string year;           ///< four digits
    std::optional<int> month;   ///< 1 to 12
    std::optional<int> day;     ///< of the month
    std::optional<int> weekday; ///< Monday is 0
    std::optional<int> season;  ///< 21 to 24
    std::optional<int> week;    ///< of the year, as ISO 8601 counts
    std::optional<int> decade;  ///< its first year
    std::optional<int> portion; ///< of the decade: 0 early, 1 in the middle, 2 late
    std::optional<int> quarter; ///< 1 to 4
    std::optional<int> days;    ///< from the day of the text: "hier" is -1
    std::optional<CalendarUnit> unit;
    int count = 0;      ///< units from now: "last week" is -1; of weekday, month and season: -1 "last", 1 "next"
    bool ago = false;   ///< the units are counted: "two weeks ago"
    bool either = false; ///< day and month can be either way
    bool about = false;
    bool vague = false; ///< it dates, but by something that is told elsewhere, or nowhere

    /// Whether it lies after the text: nothing was said then.
    bool ahead() const { return days.value_or(0) > 0 || count > 0; }
    /// Whether it tells a day, be it by its weekday.
    bool is_day() const { return weekday || day || days; }
    /// The dates it can be, earliest first, seen from the date of the text; none if that cannot be told. An unknown
    /// reference leaves what needs none.
    std::vector<PartialDate> dates(PartialDate const& reference) const;
};

/// Words that tell a date, and where they stand: code points [start, end).
struct TimePhrase {
    std::size_t start = 0;
    std::size_t end = 0;
    When when;
};

/// Where a date stands: in a text "mar" and "sat" are other words than in a date that somebody typed.
enum class Written : std::uint8_t { in_a_text, by_itself };

/// Every phrase of `text`, in order, none overlapping another. `language` is a two-letter code, or empty for any of
/// those whose words are known. Linear in the text.
std::vector<TimePhrase> time_phrases(std::u32string_view text, std::string_view language,
                                     Written written = Written::in_a_text);

/// The dates the first phrase in `words` that is not vague can be; see When::dates. Words that tell no date give none.
std::vector<PartialDate> dates_meant(std::string_view words, PartialDate const& reference,
                                     std::string_view language = {});

} // namespace core
