// The dialogs that ask for the file of a workspace.
#pragma once

#include <optional>
#include <string>

class wxWindow;

namespace app {

/// One that is there; the dialog begins beside `near`, if that says anything.
std::optional<std::string> ask_for_workspace(wxWindow* parent, std::string const& title, std::string const& near);
/// One to be made, or a copy to be written as. What is there already is refused by whoever writes it.
std::optional<std::string> ask_for_new_workspace(wxWindow* parent, std::string const& title,
                                                 std::string const& name = "workspace.counterpoint");

} // namespace app
