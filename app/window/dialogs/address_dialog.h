// Asks for an address of the web that is to be captured.
#pragma once

#include "app/desk/web_captures.h"

class wxWindow;

namespace app {

/// Captures it in the background, unless the person thinks better of it. What stands in the clipboard is offered when it
/// is an address.
void capture_by_dialog(wxWindow* parent, WebCaptures& captures);

} // namespace app
