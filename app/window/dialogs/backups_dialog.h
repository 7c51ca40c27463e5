// The backups of the workspace: where they lie, when and what for each was made; one is compared with the workspace and
// brought back beside it.
#pragma once

#include "app/desk/backing_up.h"

class wxWindow;

namespace app {

/// Shows them. One that is chosen is compared on the worker, asked about, and brought back as a new file, which `open`
/// opens in place of this workspace.
void show_backups(wxWindow* parent, Workbench& workbench, BackingUp& backing_up, Tasks& tasks,
                  std::function<void(std::string const& path)> open);

} // namespace app
