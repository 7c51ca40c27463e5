// Two entries for one party, found to be the same and made one.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/desk.h"

class wxWindow;

namespace app {

/// Asks which party is the one at hand as well, and merges it into that. The worker lists them; `asker` belongs to the
/// window that asks.
void merge_by_choice(wxWindow* parent, Desk& desk, Asker& asker);

} // namespace app
