// The table of actions as menus and keys of a window: what may not be used now is grey, with the reason as its tip, and
// says it when its key is pressed.
#pragma once

#include "app/desk/actions.h"

class wxFrame;
class wxKeyEvent;
class wxMenuBar;

namespace app {

class FrameMenus {
public:
    /// Both outlive this.
    FrameMenus(wxFrame& frame, Shell& shell);

    /// Does it, or says why it cannot be done now.
    void run(Action const& action);
    /// Lets the person find an action by its words, and does it.
    void choose_from_palette();

private:
    wxMenuBar* menus() const;
    void hear_menus();
    /// Titles that say what is at hand, as a menu opens.
    void hear_titles();
    void hear_keys();
    /// Says why it cannot be used now; false when it can.
    bool tell_why_not(Action const& action);

    wxFrame& frame_;
    Shell& shell_;
};

} // namespace app
