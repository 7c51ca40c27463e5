#include "app/window/frame_menus.h"

#include "app/common/text.h"
#include "app/desk/desk.h"
#include "app/desk/help.h"
#include "app/desk/key_places.h"
#include "app/window/gtk/gtk_shim_list.h"
#include "app/window/widgets/command_palette.h"
#include "app/window/wxtext.h"

#include <wx/accel.h>
#include <wx/frame.h>
#include <wx/menu.h>

#include <map>
#include <utility>

namespace app {

namespace {

constexpr int first_id = wxID_HIGHEST + 100; // menu ids follow the order of the action table

int id_of(Action const& action) { return first_id + static_cast<int>(&action - actions().data()); }
int last_id() { return first_id + static_cast<int>(actions().size()) - 1; }
Action const& action_of(int id) { return actions()[static_cast<std::size_t>(id - first_id)]; }

wxString with_shortcut(wxString const& title, Action const& action) {
    return *action.shortcut && !action.heard_by_fields ? title + "\t" + action.shortcut : title;
}

/// The action whose shortcut was pressed, or null.
Action const* action_for_shortcut(int modifiers, int key) {
    static auto const keys = [] {
        std::map<std::pair<int, int>, Action const*> all;
        for (auto const& action : actions())
            if (wxAcceleratorEntry entry;
                *action.shortcut && !action.heard_by_fields && entry.FromString(action.shortcut))
                all.emplace(std::pair(entry.GetFlags(), entry.GetKeyCode()), &action);
        return all;
    }();
    auto const found = keys.find({modifiers, key});
    return found == keys.end() ? nullptr : found->second;
}

Action const* action_for_shortcut(wxKeyEvent const& event) {
    return action_for_shortcut(event.GetModifiers(), event.GetKeyCode());
}

/// What a shortcut means on a keyboard that has its key elsewhere; null: no shortcut, or one the menu hears itself.
Action const* meant_by(wxKeyEvent const& event) {
    if (!event.HasAnyModifiers() || action_for_shortcut(event)) return nullptr;
    auto const produced = static_cast<char32_t>(event.GetUnicodeKey());
    auto meant = meant_by_key(produced, static_cast<unsigned>(event.GetRawKeyFlags()));
    if (event.GetKeyCode() == WXK_NUMPAD_ADD || produced == U'=') meant = U'+';
    if (event.GetKeyCode() == WXK_NUMPAD_SUBTRACT) meant = U'-';
    if (event.GetKeyCode() == WXK_NUMPAD0) meant = U'0';
    if (meant == 0 || meant == produced) return nullptr;
    return action_for_shortcut(event.GetModifiers(), static_cast<int>(wxToupper(static_cast<wxChar>(meant))));
}

} // namespace

FrameMenus::FrameMenus(wxFrame& frame, Shell& shell) : frame_(frame), shell_(shell) {
    frame_.SetMenuBar(menus());
    hear_menus();
    hear_titles();
    hear_keys();
}

wxMenuBar* FrameMenus::menus() const {
    auto* bar = new wxMenuBar;
    for (auto const menu : {Menu::file, Menu::edit, Menu::view, Menu::source, Menu::claim, Menu::help}) {
        auto* items = new wxMenu;
        for (auto const& action : actions()) {
            if (action.menu != menu) continue;
            if (action.separator) items->AppendSeparator();
            auto* item = items->Append(id_of(action), with_shortcut(wtr(action.title), action));
            if (action.heard_by_fields) shim::show_key(*item, action.shortcut);
        }
        bar->Append(items, wtr(menu_title(menu)));
    }
    return bar;
}

void FrameMenus::hear_menus() {
    frame_.Bind(wxEVT_MENU, [this](wxCommandEvent& event) { run(action_of(event.GetId())); }, first_id, last_id());
    frame_.Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        auto const why = why_not_now(action_of(event.GetId()), shell_.desk());
        event.Enable(!why);
        auto* menu = dynamic_cast<wxMenu*>(event.GetEventObject());
        auto* item = menu ? menu->FindItem(event.GetId()) : nullptr;
        if (item) shim::set_menu_tip(*item, why ? tr(*why) : std::string());
    }, first_id, last_id());
}

void FrameMenus::hear_titles() {
    frame_.Bind(wxEVT_MENU_OPEN, [this](wxMenuEvent& event) {
        event.Skip();
        auto* menu = event.GetMenu();
        if (!menu || menu->GetMenuItemCount() == 0) return;
        for (auto* item : menu->GetMenuItems()) {
            if (item->IsSeparator() || item->GetId() < first_id || item->GetId() > last_id()) continue;
            auto const& action = action_of(item->GetId());
            if (!action.now && !action.for_several) continue;
            auto const label = with_shortcut(to_wx(title_of(action, shell_)), action);
            if (item->GetItemLabel() != label) item->SetItemLabel(label);
        }
    });
}

void FrameMenus::hear_keys() {
    // The key of what cannot be done now says why; a menu that is grey takes no keys.
    frame_.Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (auto const* action = meant_by(event)) return run(*action);
        event.Skip();
        if (auto const* action = action_for_shortcut(event)) tell_why_not(*action);
    });
}

void FrameMenus::run(Action const& action) {
    if (!tell_why_not(action)) action.run(shell_);
}

bool FrameMenus::tell_why_not(Action const& action) {
    auto const why = why_not_now(action, shell_.desk());
    if (why) shell_.desk().notice(tr(*why));
    return why.has_value();
}

void FrameMenus::choose_from_palette() {
    std::vector<CommandItem> items;
    for (auto const& action : actions()) {
        if (action.menu == Menu::over) continue;
        auto group = tr(menu_title(action.menu));
        std::erase(group, '&');
        auto const why = why_not_now(action, shell_.desk());
        items.push_back(
            {action.id, title_of(action, shell_), shown_keys(action.shortcut), group, why ? tr(*why) : std::string()});
    }
    auto const chosen = pick_command(
        &frame_, items,
        {tr("Command palette"), tr("Type a command"), tr("No command has these letters.")});
    if (chosen) frame_.CallAfter([this, id = *chosen] { run(*find_action(id)); });
}

} // namespace app
