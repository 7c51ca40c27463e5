// The other pages of the archive that a source came from: one is chosen from a list, or all of them.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/incoming.h"

class wxWindow;

namespace app {

/// Asks which page of the archive of the source at hand is to come in as well, and brings it in.
void choose_archived_page(wxWindow* parent, Desk& desk, Incoming& incoming, Asker& asker);

} // namespace app
