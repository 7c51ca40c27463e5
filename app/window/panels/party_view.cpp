#include "app/window/panels/party_view.h"

#include "app/desk/deeds.h"
#include "app/window/context_menus.h"
#include "app/window/panels/at_work_section.h"
#include "app/window/panels/contested_section.h"
#include "app/window/phrases.h"
#include "app/window/readable.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/model/codec.h"

#include <wx/sizer.h>

#include <set>
#include <utility>

namespace app {

namespace {
constexpr std::size_t shown_statements = 60;
}

PartyView::PartyView(wxWindow* parent, Desk& desk)
    : ScrollColumn(parent), desk_(desk), asker_(desk.workbench().background()) {}

void PartyView::refresh() {
    show();
    asker_.ask([party = desk_.navigation().party()](core::Reader const& reader) { return look(reader, party); },
               [this](Said said) {
                   if (said_ == said || said.party != desk_.navigation().party()) return;
                   said_ = std::move(said);
                   show();
               },
               [this](core::Error const& error) { desk_.workbench().problem(error); });
}

PartyView::Said PartyView::look(core::Reader const& reader, core::Id<core::Party> party) {
    Said said{party, 0, {}};
    reader.together([&] {
        std::set<core::RawId> ids;
        for (auto const* field : {"speaker", "on_behalf_of"})
            for (auto const id : reader.referring(core::Kind::statement, field, core::ref(party))) ids.insert(id);
        said.count = static_cast<long>(ids.size());
        for (auto id = ids.rbegin(); id != ids.rend() && said.newest.size() < shown_statements; ++id)
            if (auto const statement = reader.find(core::Id<core::Statement>{*id}))
                said.newest.push_back({statement->id, statement->text, said_line(reader, *statement)});
    });
    return said;
}

void PartyView::show() {
    show_readable(desk_.workbench(), *this, [&] {
        auto const party = desk_.reader().get(desk_.navigation().party());
        rebuild([&](ScrollColumn&) { build(party); });
    });
}

void PartyView::build(core::Party const& party) {
    auto& column = content();
    add_section(tr(core::label_of(party.type)));
    column.Add(new WrapLabel(this, party.name, {TextRole::text, 14, Weight::semibold}), 0,
               wxEXPAND | wxBOTTOM, FromDIP(8));
    add_at_work(*this, desk_, core::ref(party.id));
    add_contested(*this, desk_, core::ref(party.id));
    for (auto const& field : core::describe(party, translator())) {
        if (field.value.empty() || field.name == "name" || field.name == "type") continue;
        column.Add(new WrapLabel(this, labelled(tr(field.label), field.value), {TextRole::muted, 9.5}), 0,
                   wxEXPAND | wxBOTTOM, FromDIP(3));
    }
    auto* row = new ButtonRow(this);
    auto const id = party.id;
    row->add(plain_button(this, tr("Change…")),
             [this, id] { to_one(desk_, core::ref(id), [&] { desk_.recorder().edit_record(core::ref(id)); }); });
    row->add(icon_button(this, "history", tr("History")),
             [this, id] { to_one(desk_, core::ref(id), [&] { desk_.past().open_history(core::ref(id)); }); });
    row->add(icon_button(this, "trash", tr("Delete the party")),
             [this, id] { erase_shown(desk_, core::ref(id)); });
    column.Add(row, 0, wxEXPAND | wxTOP, FromDIP(8));
    build_statements(party);
}

void PartyView::build_statements(core::Party const& party) {
    if (said_.party != party.id) return; // it is being looked up
    auto& column = content();
    add_section(tr("Statements"), said_.count);
    for (auto const& line : said_.newest) {
        auto* card = new Card(this, line.words, Tile::Press::activates);
        auto* inside = new wxBoxSizer(wxVERTICAL);
        inside->Add(new WrapLabel(card, quoted(shortened(line.words, 200)),
                                  {TextRole::text, 10, Weight::normal, TextLook::Family::serif}),
                    0, wxEXPAND);
        inside->Add(new WrapLabel(card, line.about, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, FromDIP(3));
        card->set_content(inside);
        card->Bind(EVT_CARD, [this, id = line.statement](wxCommandEvent&) {
            CallAfter([this, id] { desk_.navigation().open(core::ref(id)); });
        });
        offer_context_menu(*card, desk_, [statement = core::ref(line.statement)] {
            return Pointed{.over = over_record(core::Kind::statement), .records = {statement}};
        });
        column.Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    }
}

} // namespace app
