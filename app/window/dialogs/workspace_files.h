// The dialogs that ask for the file of a workspace, and a copy of the one that is open.
#pragma once

#include "app/desk/tasks.h"
#include "app/desk/workbench.h"

#include <optional>
#include <string>
#include <vector>

class wxWindow;

namespace app {

class InfoStrip;

/// One that is there; the dialog begins beside `near`, if that says anything.
std::optional<std::string> ask_for_workspace(wxWindow* parent, std::string const& title, std::string const& near);
/// One to be made, or a copy to be written as. What is there already is refused by whoever writes it.
std::optional<std::string> ask_for_new_workspace(wxWindow* parent, std::string const& title,
                                                 std::string const& name = "workspace.counterpoint");
/// One of those that were open before, newest first; `open` is the one that is open now.
std::optional<std::string> ask_for_recent_workspace(wxWindow* parent, std::vector<std::string> const& recent,
                                                    std::string const& open);

/// Asks where to, and writes a copy of the workspace on the worker.
void save_copy_by_dialog(wxWindow* parent, Workbench& workbench, Tasks& tasks, InfoStrip& strip);

} // namespace app
