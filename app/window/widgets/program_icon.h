// The program's own picture.
#pragma once

#include <wx/bmpbndl.h>
#include <wx/iconbndl.h>

namespace app {

/// `size` is in DIP.
wxBitmapBundle program_picture(int size);
/// For the title bar, the task switcher and the panel.
wxIconBundle program_icons();

} // namespace app
