// What menus need of mouse and keyboard.
#pragma once

#include <functional>

class wxKeyEvent;
class wxWindow;

namespace app {

/// The Menu key, or Shift+F10.
bool asks_for_menu(wxKeyEvent const& event);

/// Calls back once no button of the mouse is held and its release was heard; never when the window is gone by then.
/// GTK takes a menu away again when a button that was held while it opened is let go. UI thread.
void once_released(wxWindow& window, std::function<void()> then);

} // namespace app
