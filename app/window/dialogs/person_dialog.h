// Asks for a person's name.
#pragma once

#include <optional>
#include <string>

class wxWindow;

namespace app {

struct NameQuestion {
    std::string title;
    std::string line; ///< what the name is for
    std::string name; ///< stands in the field at first
    std::string yes;
};

/// As core::read_person_name() writes it; nothing when the person went back. What can be no name is said in the dialog.
std::optional<std::string> ask_for_name(wxWindow* parent, NameQuestion const& question);

} // namespace app
