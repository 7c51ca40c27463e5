// Rows in the order of what stands in one of their columns, for lists that no index sorts; on the worker.
#pragma once

#include "app/common/list_layout.h"

#include <cstdint>
#include <limits>

namespace app {

/// What a row is sorted by: a number, then words that are folded already.
struct RowOrder {
    std::int64_t key = 0;
    std::int64_t number = 0;
    std::string words;
};

/// Of a row that has none: such rows stand last, whichever way round, as those without words do.
constexpr auto no_number = std::numeric_limits<std::int64_t>::max();

/// Equal rows keep their order.
std::vector<std::int64_t> in_order_of(std::vector<RowOrder> rows, ListLayout::Direction direction);

} // namespace app
