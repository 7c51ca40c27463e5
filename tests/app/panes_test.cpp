// The three columns of the window at every width.
#include "app/desk/panes.h"

#include <gtest/gtest.h>

namespace {

using app::PaneWidths;

TEST(Panes, HaveWhatWasWishedWhereThereIsRoom) {
    EXPECT_EQ(app::pane_widths({}, 1440), (PaneWidths{225, 390}));
    EXPECT_EQ(app::pane_widths({.library = 300, .side = 800}, 3440), (PaneWidths{300, 800}));
}

TEST(Panes, TheMiddleNeverHasTooLittle) {
    for (int window = app::least_window_width; window <= 3440; ++window)
        for (auto const side : {0, 300, 390, 900, 5000})
            for (auto const hidden : {false, true}) {
                auto const widths = app::pane_widths({.side = side, .library_hidden = hidden}, window);
                ASSERT_GE(window - widths.library - widths.side, app::narrowest_middle) << window << ' ' << side;
                ASSERT_GE(widths.side, app::narrowest_side);
                ASSERT_TRUE(widths.library == 0 || widths.library >= app::narrowest_library);
            }
}

TEST(Panes, OnASmallScreenAllThreeAreThere) {
    auto const widths = app::pane_widths({}, 1024);
    EXPECT_GT(widths.library, 0);
    EXPECT_GT(widths.side, 0);
}

TEST(Panes, TheLibraryGoesFirst) {
    auto const widths = app::pane_widths({}, 900);
    EXPECT_EQ(widths.library, 0);
    EXPECT_EQ(widths.side, 390);
}

TEST(Panes, WhatIsHiddenStaysHidden) {
    EXPECT_EQ(app::pane_widths({.library_hidden = true}, 1440), (PaneWidths{0, 390}));
    EXPECT_EQ(app::pane_widths({.side_hidden = true}, 1440), (PaneWidths{225, 0}));
}

TEST(Panes, DraggedFarBeyondItsLeastWidthAPaneIsHidden) {
    EXPECT_EQ(app::dragged_to(500, 170, 420), 420);
    EXPECT_EQ(app::dragged_to(250, 170, 420), 250);
    EXPECT_EQ(app::dragged_to(120, 170, 420), 170);
    EXPECT_EQ(app::dragged_to(80, 170, 420), 0);
    EXPECT_EQ(app::dragged_to(-40, 170, 420), 0);
}

} // namespace
