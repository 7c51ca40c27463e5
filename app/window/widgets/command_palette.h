// Every command by a few letters of its name.
#pragma once

#include <optional>
#include <string>
#include <vector>

class wxWindow;

namespace app {

struct CommandItem {
    std::string id;
    std::string title;
    std::string shortcut; ///< as shown, may be empty
    std::string group;    ///< menu it belongs to, may be empty
    std::string why_not = {}; ///< why it cannot be used now; empty when it can
};

/// The palette's own words, already in the reader's language.
struct PaletteWords {
    std::string title;   ///< accessible name of the dialog and the list
    std::string hint;    ///< in the empty field
    std::string nothing; ///< when no command matches
};

/// Order in which items match what was typed, those that can be used first; equal scores keep their order.
std::vector<std::size_t> rank_commands(std::vector<CommandItem> const& items,
                                       std::string const& typed);

/// Runs the palette over `parent`; returns the id chosen, or nothing after Esc.
std::optional<std::string> pick_command(wxWindow* parent, std::vector<CommandItem> const& items,
                                        PaletteWords const& words);

} // namespace app
