// How wide the three columns of the window are: the library, the middle, the side. The middle keeps enough for its list
// or article; the others give way, and the library goes when there is no room for all three.
#pragma once

namespace app {

/// All in pixels of one scale.
struct PaneWishes {
    int library = 225, side = 390; ///< as last dragged
    bool library_hidden = false, side_hidden = false;
};

struct PaneWidths {
    int library = 0, side = 0; ///< 0 = not shown
    bool operator==(PaneWidths const&) const = default;
};

constexpr int narrowest_library = 170, widest_library = 420;
constexpr int narrowest_side = 300, widest_side = 900;
constexpr int narrowest_middle = 460;
/// The window is never made smaller.
constexpr int least_window_width = narrowest_middle + narrowest_side, least_window_height = 480;

/// For a window of that width. At its least width side and middle still have room.
PaneWidths pane_widths(PaneWishes const& wishes, int window);

/// Where a border that is dragged to this width leaves its pane: as wide, as narrow as it can be, or hidden when it was
/// dragged well beyond that.
int dragged_to(int width, int narrowest, int widest);

} // namespace app
