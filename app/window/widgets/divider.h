// The line between two columns: a hairline that can be dragged to give one of them more room.
#pragma once

#include "app/window/theme.h"

#include <wx/window.h>

#include <functional>

namespace app {

class Divider : public wxWindow {
public:
    /// Calls `moved` with the pointer's way in pixels while dragging.
    Divider(wxWindow* parent, std::function<void(int)> moved);

private:
    std::function<void(int)> moved_;
    int last_ = 0;
    ThemeWatch watch_{[this] { Refresh(); }};
};

} // namespace app
