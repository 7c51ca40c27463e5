#include "app/desk/panes.h"

#include <algorithm>

namespace app {

PaneWidths pane_widths(PaneWishes const& wishes, int window) {
    auto const side_wished = wishes.side_hidden ? 0 : std::clamp(wishes.side, narrowest_side, widest_side);
    auto library = wishes.library_hidden ? 0 : std::clamp(wishes.library, narrowest_library, widest_library);
    // First both get narrower, the side before the library; then the library goes.
    auto const for_both = window - narrowest_middle;
    auto side = side_wished == 0 ? 0 : std::clamp(for_both - library, narrowest_side, side_wished);
    if (library > 0 && library + side > for_both) library = std::max(narrowest_library, for_both - side);
    if (library > 0 && library + side > for_both) {
        library = 0;
        if (side_wished > 0) side = std::clamp(for_both, narrowest_side, side_wished);
    }
    return {library, side};
}

int dragged_to(int width, int narrowest, int widest) {
    if (width < narrowest / 2) return 0;
    return std::clamp(width, narrowest, widest);
}

} // namespace app
