// The right side: shows whichever view or form the desk asks for, one at a time. Forms are made anew
// each time they open, because they are filled from what the desk knows at that moment.
#pragma once

#include "app/desk/desk.h"

#include <wx/panel.h>

#include <functional>

namespace app {

class SidePane : public wxPanel {
public:
    /// `keyboard_free` is called when what had the keyboard is gone.
    SidePane(wxWindow* parent, Desk& desk, std::function<void()> keyboard_free);
    void refresh();

private:
    struct Row {
        Side side;
        void (SidePane::*show)();
    };
    /// Null: nothing shows there.
    static Row const* row_of(Side side);
    template <class View>
    void show_view();
    template <class FormView>
    void show_form();
    void replace(wxWindow* window);
    wxWindow* make_empty();

    Desk& desk_;
    std::function<void()> keyboard_free_;
    wxWindow* shown_ = nullptr;
    Side form_ = Side::nothing; ///< the form that shows
    Subscription on_side_;
};

} // namespace app
