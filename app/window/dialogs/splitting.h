// A record that was two all along: which of its parts go to a new one, and what that one says.
#pragma once

#include "app/desk/desk.h"

class wxWindow;

namespace app {

/// Of a statement, a claim or a source; the new one opens.
void split_by_choice(wxWindow* parent, Desk& desk, core::Ref whole);

} // namespace app
