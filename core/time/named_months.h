// Days whose month is named in a language that texts are not searched in, and days of China, Japan and Korea: as programs
// and people write them into a field of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// "2021-03-04" of "4. maaliskuuta 2021", "2021. március 4.", "2022年3月4日", "2022년 3월": a year, a month that is named
/// and perhaps a day, and nothing else. Nothing of a name that languages give to different months. `folded` is as fold()
/// leaves it.
std::optional<std::string> day_of_named_month(std::string_view folded);

} // namespace core
