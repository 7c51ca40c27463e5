#include "core/time/day_order.h"

#include "core/time/when.h"

#include <algorithm>

namespace core {

namespace {

/// The two numbers before the year, as they stand; nothing where there are others.
std::optional<std::pair<int, int>> numbers_before_year(std::string_view date) {
    auto const from = date.find_first_not_of(" \t\n");
    if (from == date.npos || date.size() > 200) return std::nullopt;
    date.remove_prefix(from);
    std::size_t at = 0;
    auto const number = [&]() -> int {
        int value = 0;
        auto const start = at;
        while (at < date.size() && date[at] >= '0' && date[at] <= '9' && at - start < 4) value = value * 10 + (date[at++] - '0');
        return at == start ? -1 : value;
    };
    auto const one = number();
    if (at == 0 || at > 2 || at >= date.size() || (date[at] != '/' && date[at] != '-')) return std::nullopt;
    auto const sign = date[at++];
    auto const second = at;
    auto const other = number();
    if (other < 0 || at - second > 2 || at >= date.size() || date[at] != sign) return std::nullopt;
    auto const third = ++at;
    auto const year = number();
    bool const whole = at - third == 4 || at - third == 2;
    if (year < 0 || !whole || (at < date.size() && date[at] != ' ' && date[at] != ',')) return std::nullopt;
    return std::pair{one, other};
}

} // namespace

DayOrder order_shown(std::string_view date) {
    auto const numbers = numbers_before_year(date);
    if (!numbers || !read_date(date)) return DayOrder::open;
    if (numbers->first > 12) return DayOrder::day_first;
    return numbers->second > 12 ? DayOrder::month_first : DayOrder::open;
}

std::optional<PartialDate> read_in_order(std::string_view date, DayOrder order) {
    if (order == DayOrder::open || !numbers_before_year(date) || read_date(date)) return std::nullopt;
    auto dates = dates_meant(date, PartialDate());
    if (dates.size() != 2) return std::nullopt;
    auto const numbers = *numbers_before_year(date);
    auto const month = order == DayOrder::month_first ? numbers.first : numbers.second;
    auto const of_month = [&](PartialDate const& one) { return one.text().substr(5, 2) == (month < 10 ? "0" : "") + std::to_string(month); };
    auto const found = std::ranges::find_if(dates, of_month);
    return found == dates.end() ? std::nullopt : std::optional(*found);
}

} // namespace core
