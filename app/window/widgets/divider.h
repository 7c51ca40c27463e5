// The line between two columns, or two rows: a hairline that can be dragged to give one of them more room, or taken
// so far that it hides.
#pragma once

#include "app/window/theme.h"

#include <wx/window.h>

#include <functional>

namespace app {

class Divider : public wxWindow {
public:
    struct Asks {
        std::function<void()> begin;    ///< it was taken hold of
        std::function<void(int)> moved; ///< the pointer's way in pixels since the last call
    };
    /// wxVERTICAL parts columns, wxHORIZONTAL rows.
    Divider(wxWindow* parent, Asks asks, wxOrientation line = wxVERTICAL);

private:
    Asks asks_;
    int pointer() const;

    wxOrientation line_;
    int last_ = 0;
    bool lit_ = false;
    ThemeWatch watch_{[this] { Refresh(); }};
};

} // namespace app
