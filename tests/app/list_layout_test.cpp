// What is remembered of the columns of a list comes back as it was, and nonsense in the settings harms nothing.
#include "app/common/list_layout.h"

#include <gtest/gtest.h>

namespace {

using app::ListLayout;

TEST(ListLayout, ComesBackAsItWas) {
    ListLayout layout;
    layout.column("verdict").width = 90;
    layout.column("state").shown = false;
    layout.sorted_by = "claim";
    layout.direction = ListLayout::Direction::falling;
    EXPECT_EQ(app::to_line(layout), "verdict=90 state=off sort=claim/falling");
    EXPECT_EQ(app::layout_from(app::to_line(layout)), layout);
    EXPECT_EQ(app::layout_from(app::to_line({})), ListLayout{});
}

TEST(ListLayout, AColumnNobodyTouchedIsAsTheListHasIt) {
    auto const layout = app::layout_from("verdict=90");
    EXPECT_EQ(layout.of("claim"), (app::ColumnLayout{"claim", 0, true}));
    EXPECT_EQ(layout.of("verdict").width, 90);
    EXPECT_TRUE(layout.of("verdict").shown);
}

TEST(ListLayout, NonsenseIsLeftOut) {
    auto const layout =
        app::layout_from("  =5 verdict=wide claim=-3 said_on=99999999999 state= x said=12px sort=claim");
    for (auto const& column : layout.columns) EXPECT_EQ(column.width, 0) << column.id;
    EXPECT_EQ(layout.sorted_by, "claim");
}

} // namespace
