// A statement on a card: its relation, the words, who said them when, and the note of the link.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/card.h"
#include "core/editorial/dossier.h"

namespace app {

/// Clicking the card opens the statement; its menu edits or removes the link.
Card* statement_card(wxWindow* parent, Desk& desk, core::LinkedStatement const& entry);

} // namespace app
