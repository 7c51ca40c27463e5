// What a source is perhaps here already as, each with the ways out: look at both and make one of them, say that both print
// one agency, or read the other one.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"
#include "core/matching/duplicates.h"

namespace app {

/// Adds nothing where nothing is alike.
void add_duplicates(ScrollColumn& column, Desk& desk, core::Id<core::Source> source, std::vector<core::Duplicate> const& alike);

} // namespace app
