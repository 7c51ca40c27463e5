#include "app/window/widgets/program_icon.h"

#include "app/window/widgets/icon.h"

#include <wx/icon.h>

namespace app {

namespace {
constexpr char const* own_icon = "counterpoint";
} // namespace

wxBitmapBundle program_picture(int size) { return icon(own_icon, *wxBLACK, size); }

wxIconBundle program_icons() {
    wxIconBundle icons;
    for (int const size : {16, 24, 32, 48, 64, 128, 256}) {
        wxIcon made;
        made.CopyFromBitmap(program_picture(size).GetBitmap(wxSize(size, size)));
        icons.AddIcon(made);
    }
    return icons;
}

} // namespace app
