// The words dates are told with, in the seven languages quotations are found in: months and weekdays as ICU names them,
// and what people write besides: "hier", "letzte Woche", "в декабре", "spring", "zwei", "ago".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace core {

enum class CalendarWord : std::uint8_t {
    month,         ///< 1 to 12
    weekday,       ///< Monday is 0
    short_weekday, ///< as ICU abbreviates it; in a text "mar" and "sat" are other words
    day,           ///< days from the day spoken of: "hier" is -1
    unit,          ///< see CalendarUnit
    direction,     ///< -1 "last", 0 "this", 1 "next"
    ago_before,    ///< opens "vor zwei Wochen"
    ago_after,     ///< closes "two weeks ago"
    part_of_day,   ///< 0; the night is 1
    season,        ///< 21 spring to 24 winter, as in EDTF
    portion,       ///< 0 early, 1 in the middle, 2 late
    about,         ///< "around", "vers"
    number,        ///< "two"; 0 is "a few"
    in,            ///< what stands before a year or month that dates something
    idle,          ///< small words between the parts of a date
    year_word,     ///< "Jahr", "année", "года"
    decade,        ///< "années" before 1990
    week,          ///< what stands before the number of a week
    vague,         ///< it dates, but not by itself: "recently", "la veille"
};

enum class CalendarUnit : std::uint8_t { day, week, month, year, weekend, hour };

/// What a word can be; `languages` has a bit for each language that has it so.
struct CalendarMeaning {
    CalendarWord as = CalendarWord::idle;
    int value = 0;
    std::uint8_t languages = 0;
};

/// The bit of a language; all of them for an empty code or one that is not known.
std::uint8_t calendar_language(std::string_view language);

/// All that `word` can be. `word` is in lower case, with its accents or as fold() leaves it. Lives for ever.
std::span<CalendarMeaning const> calendar_meanings(std::u32string_view word);

/// What `word` is worth as such a word in a language; nothing if it is none.
std::optional<int> calendar_value(std::u32string_view word, CalendarWord as, std::string_view language);

} // namespace core
