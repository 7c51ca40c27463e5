// Menus over things, by the right button, the Menu key and Shift+F10: what they hold says app/desk/context_menu.h.
#pragma once

#include "app/desk/desk.h"

#include <wx/gdicmn.h>

#include <functional>

class wxWindow;

namespace app {

/// Opens the menu over a thing, at a place on the screen (wxDefaultPosition: at the pointer), then runs what was
/// chosen. Actions that cannot be used now are grey, and say why.
void open_context_menu(wxWindow& over, Desk& desk, Pointed thing, wxPoint at = wxDefaultPosition);

/// From now on the window and what lies on it has a menu over what `what` says at that moment; nothing when it is over
/// nothing. Ctrl+C copies the words of that. `desk` outlives the window.
void offer_context_menu(wxWindow& window, Desk& desk, std::function<Pointed()> what);

} // namespace app
