// The parts of a dossier about a verdict that stands: what changed under its approval, corrections with what
// stood there before, and the right-of-reply ledger.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"
#include "core/editorial/dossier.h"

namespace app {

/// Says that something changed after the approval, and what; nothing when it did not.
void add_stale_notice(ScrollColumn& column, Desk& desk, core::Dossier const& dossier);
void add_corrections(ScrollColumn& column, Desk& desk, core::Dossier const& dossier);
void add_ledger(ScrollColumn& column, Desk& desk, core::Dossier const& dossier);

} // namespace app
