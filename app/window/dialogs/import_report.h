// What became of each line of a collection: a window beside the desk, in which a line opens the claim it became.
#pragma once

#include "app/desk/incoming.h"

class wxWindow;

namespace app {

/// The window stays until it is closed, or until `parent` goes. From it what differs can be taken over.
void show_import_report(wxWindow* parent, Desk& desk, Incoming& incoming, Incoming::Collection const& collection);

} // namespace app
