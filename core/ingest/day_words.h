// What the words before a day say of it, in many languages.
#pragma once

#include <string_view>

namespace core {

/// What is said of a day by the words before it.
enum class DayOf { publication, update, something_else };

/// `before` is valid UTF-8.
DayOf said_of_day(std::string_view before);

} // namespace core
