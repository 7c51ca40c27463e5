#include "app/common/row_order.h"

#include <algorithm>
#include <tuple>

namespace app {

std::vector<std::int64_t> in_order_of(std::vector<RowOrder> rows, ListLayout::Direction direction) {
    auto const falling = direction == ListLayout::Direction::falling;
    std::ranges::stable_sort(rows, [falling](RowOrder const& a, RowOrder const& b) {
        auto const none = [](RowOrder const& row) {
            return row.number == no_number || (row.number == 0 && row.words.empty());
        };
        if (none(a) != none(b)) return none(b);
        auto const& first = falling ? b : a;
        auto const& second = falling ? a : b;
        return std::tie(first.number, first.words) < std::tie(second.number, second.words);
    });
    std::vector<std::int64_t> keys;
    keys.reserve(rows.size());
    for (auto const& row : rows) keys.push_back(row.key);
    return keys;
}

} // namespace app
