// The three columns of the window with the lines between them: the library and the side are as wide as somebody dragged
// them, and show or hide; the middle has the rest.
#pragma once

#include "app/desk/actions.h"
#include "app/desk/panes.h"

#include <functional>

class wxSizer;
class wxWindow;

namespace app {

class Columns {
public:
    struct Panes {
        wxWindow *library, *middle, *side;
    };
    /// Puts all of it into a row on `ground`, whose children the panes are, and follows its width. `take_keyboard`: the
    /// pane that had it goes.
    Columns(wxWindow& ground, Panes panes, PaneWishes wishes, std::function<void()> take_keyboard);

    wxSizer* row() const { return row_; }
    PaneWishes const& wishes() const { return wishes_; }
    void show_or_hide(Shell::Pane pane);

private:
    wxWindow* edge(Shell::Pane pane, int sign);
    void drag(Shell::Pane pane, int pixels);
    void lay_out();

    wxWindow& ground_;
    Panes panes_;
    PaneWishes wishes_;
    std::function<void()> take_keyboard_;
    wxSizer* row_ = nullptr;
    int dragged_ = 0; ///< where the edge that is dragged would be
};

} // namespace app
