// Which actions the menu over a thing holds, and in which order: one table, by the identities of the actions.
#pragma once

#include "app/desk/actions.h"
#include "app/desk/hand.h"

#include <vector>

namespace app {

/// The groups of the menu over something, each with its actions; a line stands between groups. None is empty.
std::vector<std::vector<Action const*>> context_menu(unsigned over);

/// Whether it is done to all rows that are chosen, and not to one alone.
bool takes_several(Action const& action);

} // namespace app
