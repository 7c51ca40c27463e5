// Rows in the order of a column: ties keep their order, and rows without a value stand last both ways.
#include "app/common/row_order.h"

#include <gtest/gtest.h>

namespace {

using app::ListLayout;
using Keys = std::vector<std::int64_t>;

TEST(RowOrder, WordsBothWays) {
    std::vector<app::RowOrder> const rows{{1, 0, "b"}, {2, 0, ""}, {3, 0, "a"}, {4, 0, "b"}};
    EXPECT_EQ(app::in_order_of(rows, ListLayout::Direction::rising), (Keys{3, 1, 4, 2}));
    EXPECT_EQ(app::in_order_of(rows, ListLayout::Direction::falling), (Keys{1, 4, 3, 2}));
}

TEST(RowOrder, NumbersBothWays) {
    std::vector<app::RowOrder> const rows{{1, app::no_number, {}}, {2, 20, {}}, {3, -5, {}}};
    EXPECT_EQ(app::in_order_of(rows, ListLayout::Direction::rising), (Keys{3, 2, 1}));
    EXPECT_EQ(app::in_order_of(rows, ListLayout::Direction::falling), (Keys{2, 3, 1}));
    EXPECT_EQ(app::in_order_of({}, ListLayout::Direction::rising), Keys{});
}

} // namespace
