// Who else works on a record at the moment, with the record.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

namespace app {

/// Adds nothing when nobody does.
void add_at_work(ScrollColumn& column, Desk& desk, core::Ref page);

} // namespace app
