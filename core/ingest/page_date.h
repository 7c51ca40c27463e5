// Dates as pages write them for programs and for people: "2022-12-19T10:15:00+01:00", "20221219", "Mon, 19 Dec 2022
// 10:15 GMT", "Publié le 19 décembre 2022 à 10h15". What only fills the field is no date.
#pragma once

#include "core/time/time.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// The days it can be, the likelier first: one, or two of "03/04/2022", or none. The day is that of the writer's clock.
/// Refuses what stands for nothing — 1970-01-01, 0001-01-01 — and days after `today` (as day_number(); one day is
/// forgiven for clocks elsewhere). `language` as pages write it, "en-US", tells what stands first; may be empty.
std::vector<PartialDate> page_dates(std::string_view text, std::int64_t today, std::string_view language = {});

/// Whether it is of that time in which pages are written, not after `today`, and no filling.
bool is_day_of_pages(PartialDate const& date, std::int64_t today);

} // namespace core
