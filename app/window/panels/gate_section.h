// What a review still lacks before it can be submitted, each line with a way to where it is mended.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"
#include "core/editorial/gate.h"

namespace app {

/// Adds the lines of the gate to the column.
void add_gate(ScrollColumn& column, Desk& desk, std::vector<core::GateLine> const& lines);

} // namespace app
