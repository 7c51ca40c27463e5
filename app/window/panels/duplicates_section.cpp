#include "app/window/panels/duplicates_section.h"

#include "app/desk/actions.h"
#include "app/desk/together.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/text/tidy.h"

#include <wx/sizer.h>
#include <wx/toplevel.h>

namespace app {

namespace {

void add_card_for(ScrollColumn& column, Desk& desk, core::Id<core::Source> source, core::Duplicate const& pair) {
    auto const other = pair.one == core::ref(source) ? pair.other : pair.one;
    auto const record = desk.reader().find(core::id_as<core::Source>(other));
    if (!record) return;
    auto why = capitalised(tr(core::label_of(pair.why)));
    if (pair.why == core::Alike::near) why += ", " + std::to_string(static_cast<int>(pair.share * 100)) + " %";
    auto const title = shortened(core::tidy(record->title), 120);
    auto* card = new Card(&column, labelled(tr("Perhaps here already"), title) + ". " + why);
    card->set_tint(Tint(pair.agency ? Tone::neutral : Tone::mixed));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(new WrapLabel(card, title, {TextRole::text, 9.5, Weight::semibold}), 0, wxEXPAND);
    std::string line;
    if (auto const publisher = desk.reader().find(record->publisher)) line = publisher->name;
    if (record->published.known()) join(line, core::display(record->published, translator()));
    join(line, why);
    rows->Add(new WrapLabel(card, line, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, card->FromDIP(2));
    auto* buttons = new ButtonRow(card);
    auto const add = [&](wxButton* button, std::function<void()> work) {
        add_button_class(*button, "cp-small");
        buttons->add(button, std::move(work));
    };
    if (auto const agency = desk.reader().find(pair.agency))
        add(primary_button(card, tr("Both print {agency}", {{"agency", shortened(agency->name, 40)}})),
            [&desk, source, other, id = agency->id] { name_agency(desk.workbench(), {source, core::id_as<core::Source>(other)}, id); });
    add(plain_button(card, tr("Look at both…")),
        [&column, source, other] {
            if (auto* shell = dynamic_cast<Shell*>(wxGetTopLevelParent(&column))) shell->merge_record(other, core::ref(source));
        });
    add(plain_button(card, tr("Not the same")), [&desk, source, other] { keep_apart(desk.workbench(), core::ref(source), other); });
    add(flat_button(card, tr("Open")), [&desk, other] { desk.navigation().open(other); });
    rows->Add(buttons, 0, wxEXPAND | wxTOP, card->FromDIP(4));
    card->set_content(rows);
    column.content().Add(card, 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
}

} // namespace

void add_duplicates(ScrollColumn& column, Desk& desk, core::Id<core::Source> source, std::vector<core::Duplicate> const& alike) {
    if (alike.empty()) return;
    column.add_section(tr("Perhaps here already"), static_cast<long>(alike.size()));
    for (auto const& pair : alike) add_card_for(column, desk, source, pair);
}

} // namespace app
