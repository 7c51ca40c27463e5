// What the program says of itself: a page for each pane, and the sheet of all keys, which is made from the table of
// actions.
#pragma once

#include "app/desk/actions.h"
#include "app/desk/place.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace app {

enum class HelpTopic { lists, reader, dossier, form, search, queue, history, scales, deleted, people, keys };

/// Which page is about the pane that has the keyboard.
enum class Pane { middle, side };
HelpTopic help_topic(Place::Page page, Side side, Pane pane);

struct HelpPage {
    HelpTopic topic;
    char const* title;                    ///< English, marked for translation, as are the paragraphs
    std::vector<char const*> paragraphs;
    std::vector<Menu> menus;              ///< whose keys are shown below
};
/// In the order a reader goes through them.
std::span<HelpPage const> help_pages();
HelpPage const& help_page(HelpTopic topic);

/// One line of the sheet: what it does, and by which keys; one of them at least is there.
struct KeyLine {
    char const* title;
    std::string anywhere;   ///< "Ctrl+Shift+P"
    std::string in_article; ///< "n", while reading an article
};
std::vector<KeyLine> keys_of(Menu menu);
/// "Ctrl+Return" with the names its keys have in the person's language.
std::string shown_keys(std::string const& shortcut);

} // namespace app
