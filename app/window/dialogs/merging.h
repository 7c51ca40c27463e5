// Two entries for one party or topic, found to be the same and made one, after both were shown.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/backing_up.h"
#include "app/desk/desk.h"

class wxWindow;

namespace app {

/// Asks which party is the one at hand as well, shows both, and merges them. The worker lists them; `asker` belongs to
/// the window that asks.
void merge_party_by_choice(wxWindow* parent, Desk& desk, Asker& asker, BackingUp& backing_up);
/// The same of topics.
void merge_topic_by_choice(wxWindow* parent, Desk& desk, BackingUp& backing_up);

} // namespace app
