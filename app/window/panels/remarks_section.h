// What colleagues say to each other about a claim and its dossier, below it: open remarks first, and a field to
// write one.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

namespace app {

void add_remarks(ScrollColumn& column, Desk& desk, core::Id<core::Claim> claim);

} // namespace app
