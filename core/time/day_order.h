// Whether a writer puts the day or the month first: one date rarely tells, the others of the same hand do.
#pragma once

#include "core/time/time.h"

#include <optional>
#include <string_view>

namespace core {

enum class DayOrder { open, day_first, month_first };

/// What a date with two numbers before the year shows: "12/19/2022" has the month first, "03/04/2022" shows nothing.
/// Between dots the day always comes first, which shows nothing of dates with other signs.
DayOrder order_shown(std::string_view date);

/// The date, when order_shown() is open and both orders make one; nothing for all others, which read_date() reads.
std::optional<PartialDate> read_in_order(std::string_view date, DayOrder order);

} // namespace core
