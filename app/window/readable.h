// Showing what can be read: where it cannot, because somebody altered it in the file, that is said in its place.
#pragma once

#include "app/window/widgets/scroll_column.h"
#include "app/desk/workbench.h"

namespace app {

/// Runs `show`, which rebuilds the column. When that fails, the reason goes to the workbench's `problem`, and the column
/// says so instead of leaving what stood there before.
void show_readable(Workbench& workbench, ScrollColumn& column, std::function<void()> const& show);

} // namespace app
