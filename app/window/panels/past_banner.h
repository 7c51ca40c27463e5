// What makes a dossier one of the past: a banner that says of when it is and leads back, and nothing in it that
// changes anything.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

namespace app {

/// At the top of the column: as of when, by whose hand, and the ways back and out.
void add_past_banner(ScrollColumn& column, Desk& desk, core::AsOf const& then);

/// Takes out of sight whatever in the column acts on the present, the banner aside.
void make_past(ScrollColumn& column);

} // namespace app
