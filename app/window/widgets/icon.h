// Icons are SVG files drawn with one stroke colour, "currentColor", which is replaced when asked
// for.
#pragma once

#include <wx/bmpbndl.h>
#include <wx/colour.h>

#include <string>

namespace app {

/// The folder holding `name.svg` files; call before the first icon().
void set_icon_folder(std::string folder);

/// Sharp at every scale when drawn through GetBitmapFor(window). An unknown name gives an empty
/// square of that size. `size` is in DIP.
wxBitmapBundle icon(std::string const& name, wxColour const& colour, int size = 18);

} // namespace app
