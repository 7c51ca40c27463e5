#include "app/window/dialogs/filing.h"

#include "app/desk/together.h"
#include "app/window/widgets/command_palette.h"
#include "app/window/wxtext.h"

#include <wx/textdlg.h>

namespace app {

namespace {

constexpr auto no_name = "none", other_name = "another";
constexpr int most_assignees = 200;

/// A name that is not on the list yet; empty after Esc.
std::string ask_name(wxWindow* parent, std::string const& title, std::string const& question) {
    wxTextEntryDialog dialog(parent, to_wx(question), to_wx(title));
    return dialog.ShowModal() == wxID_OK ? to_utf8(dialog.GetValue()) : std::string();
}

} // namespace

void put_under_topic_by_choice(wxWindow* parent, Desk& desk, std::vector<core::Id<core::Claim>> const& claims) {
    std::vector<CommandItem> items;
    desk.workbench().attempt([&] {
        for (auto const id : desk.reader().list(core::Kind::topic)) {
            auto const topic = desk.reader().get(core::Id<core::Topic>{id});
            items.push_back({core::id_text(id), topic.name, "", tr("Topic")});
        }
    });
    items.push_back({other_name, tr("A new topic…"), "", ""});
    items.push_back({no_name, tr("Under no topic"), "", ""});
    auto const title = tr("Put under a topic…");
    auto const chosen = pick_command(parent, items, {title, tr("The topic"), tr("No topic has these letters.")});
    if (!chosen) return;
    std::string name;
    if (*chosen == other_name) {
        name = ask_name(parent, title, tr("Name of the new topic"));
        if (name.empty()) return;
    } else if (auto const id = core::parse_id(*chosen); *chosen != no_name && id) {
        auto const topic = desk.reader().find(core::Id<core::Topic>{*id});
        if (topic) name = topic->name;
    }
    put_under_topic(desk.workbench(), claims, name);
}

void assign_by_choice(wxWindow* parent, Desk& desk, std::vector<core::Id<core::Claim>> const& claims) {
    std::vector<CommandItem> items;
    for (auto const& person : desk.reader().people(most_assignees)) items.push_back({"=" + person, person, "", ""});
    items.push_back({other_name, tr("Somebody else…"), "", ""});
    items.push_back({no_name, tr("Nobody"), "", ""});
    auto const title = tr("Assign to…");
    auto const chosen = pick_command(parent, items, {title, tr("Who works on it"), tr("Nobody has these letters.")});
    if (!chosen) return;
    auto name = chosen->starts_with('=') ? chosen->substr(1) : std::string();
    if (*chosen == other_name) {
        name = ask_name(parent, title, tr("Who works on it"));
        if (name.empty()) return;
    }
    assign_all(desk.workbench(), claims, name);
}

} // namespace app
