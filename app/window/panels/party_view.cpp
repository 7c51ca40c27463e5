#include "app/window/panels/party_view.h"

#include "app/window/phrases.h"
#include "app/window/readable.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/model/codec.h"

#include <wx/sizer.h>

#include <algorithm>

namespace app {

namespace {
constexpr std::size_t shown_statements = 60;
}

PartyView::PartyView(wxWindow* parent, Desk& desk) : ScrollColumn(parent), desk_(desk) {}

void PartyView::refresh() {
    show_readable(desk_.workbench(), *this, [&] {
        auto const party = desk_.reader().get(desk_.navigation().party());
        rebuild([&](ScrollColumn&) { build(party); });
    });
}

void PartyView::build(core::Party const& party) {
    auto& column = content();
    column.Add(new SectionLabel(this, tr(core::label_of(party.type))), 0, wxBOTTOM, FromDIP(10));
    column.Add(new WrapLabel(this, party.name, {TextRole::text, 14, Weight::semibold}), 0,
               wxEXPAND | wxBOTTOM, FromDIP(8));
    for (auto const& field : core::describe(party, translator())) {
        if (field.value.empty() || field.name == "name" || field.name == "type") continue;
        column.Add(new WrapLabel(this, tr(field.label) + ": " + field.value, {TextRole::muted, 9.5}), 0,
                   wxEXPAND | wxBOTTOM, FromDIP(3));
    }
    auto* row = new ButtonRow(this);
    auto const id = party.id;
    row->add(plain_button(this, tr("Change…")), [this, id] { desk_.recorder().edit_record(core::ref(id)); });
    row->add(icon_button(this, "history", tr("History")), [this, id] { desk_.past().open_history(core::ref(id)); });
    row->add(icon_button(this, "trash", tr("Delete the party")),
             [this, id] { desk_.taking_back().erase(core::ref(id)); });
    column.Add(row, 0, wxEXPAND | wxTOP, FromDIP(8));
    build_statements(party);
}

void PartyView::build_statements(core::Party const& party) {
    auto& column = content();
    auto const& reader = desk_.reader();
    auto ids = reader.referring(core::Kind::statement, "speaker", core::ref(party.id));
    for (auto const id : reader.referring(core::Kind::statement, "on_behalf_of", core::ref(party.id)))
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    std::ranges::reverse(ids);
    column.Add(new SectionLabel(this, tr("Statements"), static_cast<long>(ids.size())), 0,
               wxTOP | wxBOTTOM, FromDIP(10));
    if (ids.size() > shown_statements) ids.resize(shown_statements);
    for (auto const raw : ids) {
        auto const statement = reader.get(core::Id<core::Statement>{raw});
        auto* card = new Card(this, statement.text, Tile::Press::activates);
        auto* inside = new wxBoxSizer(wxVERTICAL);
        inside->Add(new WrapLabel(card, quoted(shortened(statement.text, 200)),
                                  {TextRole::text, 10, Weight::normal, TextLook::Family::serif}),
                    0, wxEXPAND);
        inside->Add(new WrapLabel(card, said_line(reader, statement), {TextRole::muted, 9}), 0,
                    wxEXPAND | wxTOP, FromDIP(3));
        card->set_content(inside);
        card->Bind(EVT_CARD, [this, id = statement.id](wxCommandEvent&) {
            CallAfter([this, id] { desk_.navigation().open(core::ref(id)); });
        });
        column.Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    }
}

} // namespace app
