// What somebody heard in a recording or saw in a picture and typed: it stands in no article that could show it.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

namespace app {

/// Adds nothing when nothing was typed of the source; each leads to its statement.
void add_typed_passages(ScrollColumn& column, Desk& desk, core::Id<core::Source> source);

} // namespace app
