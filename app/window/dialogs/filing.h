// Claims put under a topic or given to somebody, chosen by name.
#pragma once

#include "app/desk/desk.h"

#include <vector>

class wxWindow;

namespace app {

void put_under_topic_by_choice(wxWindow* parent, Desk& desk, std::vector<core::Id<core::Claim>> const& claims);
void assign_by_choice(wxWindow* parent, Desk& desk, std::vector<core::Id<core::Claim>> const& claims);

} // namespace app
