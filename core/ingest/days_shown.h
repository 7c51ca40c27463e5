// Days as pages show them to readers, wherever in a line and in the languages ICU names the months of: "Publié le 3
// mars 2021", "12.03.2020, 10:15 Uhr", "July 4th, 2016", "2021年3月4日".
#pragma once

#include "core/time/day_order.h"
#include "core/time/time.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace core {

struct ShownDay {
    std::size_t start = 0, end = 0; ///< bytes of the line; the weekday before it belongs to it
    std::vector<PartialDate> days;  ///< one, or both that "03/04/2022" can be, the day first
};

/// Every day of the Gregorian calendar in a line of valid UTF-8, in order. Of several languages that have a month of
/// the same name the one of `language` counts, a code or empty. Linear in the line.
std::vector<ShownDay> days_shown(std::string_view line, std::string_view language, DayOrder order);

/// What a language, as pages write it ("en-US", "de"), puts first in "03/04/2022". English alone leaves it open.
DayOrder usual_day_order(std::string_view language);

} // namespace core
