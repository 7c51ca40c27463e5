// Dates in digits: "2022-12-19", "19.12.22", "12/19/2022", "20221219", "2022-W51-1".
#pragma once

#include "core/time/when.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The number these digits are; nothing if they are none, or more than `most`.
std::optional<int> small_number(std::u32string_view digits, std::size_t most);

/// Whether these are the four digits of a year that a text may speak of.
bool is_year(std::u32string_view word);

/// What a date in digits tells, in lower case; the day first between dots, else whichever can be the day, or either.
std::optional<When> numeric_date(std::u32string_view word);

} // namespace core
