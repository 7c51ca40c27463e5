// The open form follows what others do to its record: it shows what they changed, keeps what was typed, and says so.
#pragma once

#include "app/desk/navigation.h"

namespace app {

/// To be called when work of others came in.
void follow_form(Workbench& workbench, Navigation& navigation, Forms& forms, core::ChangeSet const& change);

} // namespace app
