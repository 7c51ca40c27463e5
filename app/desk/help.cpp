#include "app/desk/help.h"

#include "app/common/text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace app {

using core::N_;

HelpTopic help_topic(Place::Page page, Side side, Pane pane) {
    if (pane == Pane::side) {
        if (side == Side::history || side == Side::past) return HelpTopic::history;
        if (side == Side::scale_form) return HelpTopic::scales;
        if (is_form(side)) return HelpTopic::form;
        if (side != Side::nothing) return HelpTopic::dossier;
    }
    switch (page) {
    case Place::Page::reader: return HelpTopic::reader;
    case Place::Page::search: return HelpTopic::search;
    case Place::Page::queue: return HelpTopic::queue;
    case Place::Page::history: return HelpTopic::history;
    case Place::Page::scales: return HelpTopic::scales;
    case Place::Page::deleted: return HelpTopic::deleted;
    default: return HelpTopic::lists;
    }
}

std::span<HelpPage const> help_pages() {
    static std::vector<HelpPage> const pages{
        {HelpTopic::lists,
         N_("Lists"),
         {N_("The inbox holds articles that nobody has looked through yet; sources, claims, parties and topics "
             "hold what is recorded. Bring in an article with Import, by dropping a file, or by pasting its text."),
          N_("The arrow keys walk through a list, Enter opens what is chosen. What is open stands on the right.")},
         {Menu::file, Menu::view}},
        {HelpTopic::reader,
         N_("Reading an article"),
         {N_("What is recorded is marked in the colour of what it does to the claim at hand; what the program "
             "takes for a quotation is underlined with dots. Nothing counts before you accept it."),
          N_("N goes to the next suggestion, A opens it filled in, X says that it is none. To mark words "
             "yourself, select them and press M. With a claim at hand, R sets the passage against it, S for it, "
             "and G gives context.")},
         {Menu::source}},
        {HelpTopic::dossier,
         N_("The dossier of a claim"),
         {N_("A claim is the neutral sentence that can be checked. Its dossier gathers who says it, what answers "
             "it, the context, the replies asked for, the way back to the first source, and the rating with its "
             "reasons."),
          N_("The list of what a review still lacks turns green line by line. A second person approves; what is "
             "changed after that shows as changed since. What is published is corrected, never rewritten.")},
         {Menu::claim}},
        {HelpTopic::form,
         N_("Filling in a form"),
         {N_("What is known stands there already. Tab goes on, Ctrl+Enter records, Esc leaves: what you typed "
             "comes back when you open the form for the same thing again."),
          N_("Dates may be typed as you know them: “2022-12”, “19 December 2022”, “about 1999”. Below the field "
             "stands what was understood.")},
         {Menu::edit}},
        {HelpTopic::search,
         N_("Searching"),
         {N_("Type words, and what has them shows while you type. Fields narrow it: speaker:, topic:, rating:, "
             "source:, said: and others are offered as you type. A minus before a word leaves out what has it."),
          N_("Keep a search to have it in the list on the left.")},
         {Menu::view}},
        {HelpTopic::queue,
         N_("My queue"),
         {N_("What waits for you, oldest first: claims given to you, reviews to look at, remarks and replies, "
             "corrections to sign, and what was changed after you approved it."),
          N_("Who “you” are is said at the upper right. Choose another person there, and the queue is theirs.")},
         {Menu::claim}},
        {HelpTopic::history,
         N_("History"),
         {N_("Every change has its author, its time and its reason, and none is ever lost. Choose a moment to see "
             "what it changed, the claim as it stood then, or what is different now."),
          N_("The shield at the upper right says whether all of it still holds.")},
         {Menu::claim}},
        {HelpTopic::scales,
         N_("Rating scales"),
         {N_("A scale is the words you give as verdicts. When one is changed, ratings already given keep the "
             "meaning they had.")},
         {Menu::view}},
        {HelpTopic::deleted,
         N_("Deleted records"),
         {N_("What was deleted can be brought back, with what its deletion took along: choose it and press Enter.")},
         {Menu::edit}},
        {HelpTopic::people,
         N_("Who works here"),
         {N_("The name at the upper right signs what you do. It belongs to the key of this computer, which is "
             "shown by four groups of letters."),
          N_("When somebody else works here, choose them there: what they do is recorded under their name, and "
             "that it was entered with your key.")},
         {}},
        {HelpTopic::keys,
         N_("All keys"),
         {N_("Every command is also in the command palette, by its name.")},
         {Menu::file, Menu::edit, Menu::view, Menu::source, Menu::claim, Menu::help}},
    };
    return pages;
}

HelpPage const& help_page(HelpTopic topic) {
    return *std::ranges::find(help_pages(), topic, &HelpPage::topic);
}

std::string shown_keys(std::string const& shortcut) {
    // Marked, for some of these are words besides; where nobody translated one it shows without the mark.
    static constexpr std::string_view mark = "key: ";
    static constexpr std::array names{
        std::pair(std::string_view("Shift"), N_("key: Shift")),
        std::pair(std::string_view("Return"), N_("key: Return")), std::pair(std::string_view("Left"), N_("key: Left")),
        std::pair(std::string_view("Right"), N_("key: Right")), std::pair(std::string_view("Enter"), N_("key: Enter"))};
    std::string out;
    for (std::size_t at = 0; at < shortcut.size();) {
        auto const end = std::min(shortcut.find('+', at + 1), shortcut.size()); // a plus may be the key itself
        auto const key = shortcut.substr(at, end - at);
        auto const named = std::ranges::find(names, std::string_view(key), [](auto const& each) { return each.first; });
        auto words = named == names.end() ? key : tr(named->second);
        if (words.starts_with(mark)) words.erase(0, mark.size());
        out += words + (end < shortcut.size() ? "+" : "");
        at = end + 1;
    }
    return out;
}

std::vector<KeyLine> keys_of(Menu menu) {
    std::vector<KeyLine> lines;
    for (auto const& action : actions()) {
        if (action.menu != menu) continue;
        KeyLine line{action.title, action.shortcut, {}};
        if (action.key) {
            auto const letter = static_cast<char>(action.key); // the table has plain letters only
            auto const capital = letter >= 'A' && letter <= 'Z';
            auto const shown = capital ? letter : static_cast<char>(letter - 'a' + 'A');
            line.in_article = (capital ? "Shift+" : "") + std::string(1, shown);
        }
        if (!line.anywhere.empty() || !line.in_article.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace app
