// A month to choose from: a day of it, or the month or the year alone, because much is known no closer.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <optional>
#include <string>

class wxWindow;

namespace app {

struct CalendarWords {
    std::string title, whole_month, whole_year, earlier, later; ///< of the window and its buttons
    std::array<std::string, 7> weekdays;                        ///< short, from Monday on
    /// "December 2022", "19 December 2022" for "2022-12" and "2022-12-19".
    std::function<std::string(std::string const& date)> name_of;
};

/// Shows the calendar below `field` until somebody chooses or leaves. The date as "2022-12-19", "2022-12" or "2022";
/// nothing when it was left.
std::optional<std::string> pick_date(wxWindow& field, std::chrono::year_month_day start, CalendarWords const& words);

} // namespace app
