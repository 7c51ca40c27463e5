#include "app/window/panels/statement_card.h"

#include "app/window/context_menus.h"
#include "app/window/panels/relation_mark.h"
#include "app/window/panels/relations.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"

#include <wx/menu.h>
#include <wx/sizer.h>

namespace app {

namespace {

void show_link_menu(wxWindow& over, Desk& desk, core::Link const& link) {
    wxMenu menu;
    auto* edit = menu.Append(wxID_ANY, wtr("Change relation or note…"));
    auto* remove = menu.Append(wxID_ANY, wtr("Remove the link"));
    auto* history = menu.Append(wxID_ANY, wtr("History"));
    menu.Bind(wxEVT_MENU, [&](wxCommandEvent& event) {
        // The menu's owner is rebuilt by what is chosen: act once the menu is gone.
        auto const id = event.GetId();
        if (id == edit->GetId()) over.CallAfter([&desk, link] { desk.recorder().edit_link(link); });
        if (id == remove->GetId())
            over.GetParent()->CallAfter([&desk, link] { desk.taking_back().erase(core::ref(link.id)); });
        if (id == history->GetId())
            over.GetParent()->CallAfter([&desk, link] { desk.past().open_history(core::ref(link.id)); });
    });
    over.PopupMenu(&menu);
}

} // namespace

Card* statement_card(wxWindow* parent, Desk& desk, core::LinkedStatement const& entry) {
    auto const word = relation_word(entry.link.relation);
    auto const line = said_line(entry);
    auto* card = new Card(parent, labelled(word, entry.statement.text) + " — " + line,
                          Tile::Press::activates);
    auto const tint = relation_tint(entry.link.relation);
    card->set_tint(tint);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(new RelationMark(card, entry.link.relation, word), 0, wxALIGN_CENTRE_VERTICAL);
    top->AddStretchSpacer();
    auto* more = icon_button(card, "edit", tr("Change or remove this link"));
    more->Bind(wxEVT_BUTTON, [card, &desk, link = entry.link](wxCommandEvent&) {
        show_link_menu(*card, desk, link);
    });
    top->Add(more, 0, wxALIGN_CENTRE_VERTICAL);
    column->Add(top, 0, wxEXPAND);
    auto const spoken = entry.statement.mode == core::Mode::narrated ||
                        entry.statement.mode == core::Mode::indirect;
    column->Add(new WrapLabel(card,
                              spoken ? shortened(entry.statement.text, 280)
                                     : quoted(shortened(entry.statement.text, 280)),
                              {TextRole::text, 10.5, Weight::normal, TextLook::Family::serif}),
                0, wxEXPAND | wxTOP, card->FromDIP(2));
    column->Add(new WrapLabel(card, line, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP,
                card->FromDIP(4));
    if (!entry.link.note.empty())
        column->Add(new WrapLabel(card, entry.link.note, {TextRole::faint, 9}), 0, wxEXPAND | wxTOP,
                    card->FromDIP(4));
    for (auto const& each : core::relations_of(desk.reader(), core::ref(entry.statement.id)))
        column->Add(new WrapLabel(card, relation_line(desk, each), {TextRole::muted, 9}), 0, wxEXPAND | wxTOP,
                    card->FromDIP(4));
    card->set_content(column);
    offer_context_menu(*card, desk, [statement = core::ref(entry.statement.id), link = core::ref(entry.link.id)] {
        return Pointed{.over = over_record(core::Kind::statement) | Over::link, .records = {statement}, .link = link};
    });
    card->Bind(EVT_CARD, [card, &desk, id = entry.statement.id](wxCommandEvent&) {
        card->GetParent()->CallAfter([&desk, id] {
            desk.navigation().open(core::ref(id));
        });
    });
    return card;
}

} // namespace app
