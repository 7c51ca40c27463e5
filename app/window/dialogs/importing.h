// What comes into the window from outside: files chosen or dropped, articles pasted or dragged.
#pragma once

#include "app/desk/desk.h"

class wxWindow;

namespace app {

class Tasks;

/// Asks for files and brings them in; long ones are read on the worker.
void import_by_dialog(wxWindow* parent, Desk& desk, Tasks& tasks);
/// Brings the clipboard's HTML or text in.
void import_clipboard(Desk& desk);
/// Files, addresses and text dropped on the window are brought in; words dragged out of our own
/// reader are not.
void accept_drops(wxWindow& window, Desk& desk, Tasks& tasks);

} // namespace app
