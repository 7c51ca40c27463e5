// What is contested of a record, with the record: both values, who gave them and when, and a button for each.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

namespace app {

/// Adds nothing when nothing is contested of the record, or of one that shows on its page.
void add_contested(ScrollColumn& column, Desk& desk, core::Ref page);

} // namespace app
