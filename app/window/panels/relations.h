// Cards of the records of the same kind that a claim or statement bears on, each with the relation.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"
#include "core/editorial/relations.h"

namespace app {

/// A section with a card for each; nothing at all if there is none.
void add_relations(ScrollColumn& panel, Desk& desk, std::vector<core::RelatedRecord> const& relations,
                   std::string const& heading);

/// The relation and the other's words in one line: "Responds to “…”".
std::string relation_line(Desk const& desk, core::RelatedRecord const& related);

} // namespace app
