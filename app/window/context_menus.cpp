#include "app/window/context_menus.h"

#include "app/desk/context_menu.h"
#include "app/desk/when.h"
#include "app/window/gtk/gtk_shim_list.h"
#include "app/window/widgets/menus.h"
#include "app/window/wxtext.h"

#include <wx/menu.h>
#include <wx/utils.h>
#include <wx/window.h>

#include <map>
#include <utility>

namespace app {

namespace {

/// The actions of the menu by the identities of its items.
std::map<int, Action const*> fill(wxMenu& menu, Shell& shell, Desk& desk, unsigned over) {
    std::map<int, Action const*> chosen;
    auto const count = desk.hand().records().size();
    auto const several = count > 1 && holds(over, Over::rows);
    if (several) {
        menu.Append(wxID_ANY, to_wx(trn("{count} row is chosen", "{count} rows are chosen", static_cast<long>(count))))->Enable(false);
        menu.AppendSeparator();
    }
    for (auto const& group : context_menu(over)) {
        if (!chosen.empty()) menu.AppendSeparator();
        for (auto const* action : group) {
            auto* item = menu.Append(wxID_ANY, to_wx(title_of(*action, shell)));
            chosen[item->GetId()] = action;
            auto why = why_not_now(*action, desk);
            if (!why && several && !takes_several(*action)) why = when::has_one_record(desk);
            item->Enable(!why);
            if (why) shim::set_menu_tip(*item, tr(*why));
        }
    }
    return chosen;
}

bool is_within(wxWindow const* inner, wxWindow const& outer) {
    for (; inner; inner = inner->GetParent())
        if (inner == &outer) return true;
    return false;
}

/// `whole` is the window of the shell; the place is on the screen.
void ask_and_run(wxWindow& whole, Shell& shell, Desk& desk, Pointed thing, wxPoint at) {
    desk.hand().point_at(thing);
    wxMenu menu;
    auto const items = fill(menu, shell, desk, thing.over);
    auto const chosen = items.find(whole.GetPopupMenuSelectionFromUser(menu, whole.ScreenToClient(at)));
    desk.hand().let_go();
    if (chosen == items.end()) return;
    whole.CallAfter([&shell, &desk, action = chosen->second, thing = std::move(thing)]() mutable {
        desk.hand().point_at(std::move(thing));
        if (!why_not_now(*action, desk)) action->run(shell);
        desk.hand().let_go();
    });
}

} // namespace

void open_context_menu(wxWindow& over, Desk& desk, Pointed thing, wxPoint at) {
    // The menu belongs to the whole window: what it is over may be made anew meanwhile.
    auto* whole = wxGetTopLevelParent(&over);
    auto* shell = dynamic_cast<Shell*>(whole);
    if (!shell || thing.over == 0) return;
    if (at == wxDefaultPosition) at = wxGetMousePosition();
    once_released(*whole, [whole, shell, &desk, thing = std::move(thing), at] {
        ask_and_run(*whole, *shell, desk, thing, at);
    });
}

void offer_context_menu(wxWindow& window, Desk& desk, std::function<Pointed()> what) {
    // What lies on the window hands it on.
    window.Bind(wxEVT_CONTEXT_MENU, [&window, &desk, what](wxContextMenuEvent& event) {
        auto thing = what();
        if (thing.over == 0) return event.Skip();
        window.CallAfter([&window, &desk, thing = std::move(thing)]() mutable {
            open_context_menu(window, desk, std::move(thing));
        });
    });
    window.Bind(wxEVT_KEY_DOWN, [&window, &desk, what](wxKeyEvent& event) {
        auto const copies = event.GetKeyCode() == 'C' && event.GetModifiers() == wxMOD_CONTROL;
        if ((!copies && !asks_for_menu(event)) || !is_within(wxWindow::FindFocus(), window)) return event.Skip();
        auto thing = what();
        if (thing.over == 0) return event.Skip();
        window.CallAfter([&window, &desk, copies, thing = std::move(thing)]() mutable {
            auto const corner = wxPoint(window.FromDIP(24), window.FromDIP(24));
            if (!copies) return open_context_menu(window, desk, std::move(thing), window.ClientToScreen(corner));
            auto* shell = dynamic_cast<Shell*>(wxGetTopLevelParent(&window));
            desk.hand().point_at(std::move(thing));
            if (auto const* copy = find_action("copy.text"); shell && !copy->why_not(desk)) copy->run(*shell);
            desk.hand().let_go();
        });
    });
}

} // namespace app
