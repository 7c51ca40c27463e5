// What a page says otherwise than when it was captured before, below the source: the words, and every quotation that is
// concerned, with what can be done about it.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"
#include "core/operations/drift.h"

namespace app {

/// Adds nothing where there is only one text.
void add_drift(ScrollColumn& column, Desk& desk, core::Id<core::Source> source, core::Drift const& drift);

} // namespace app
