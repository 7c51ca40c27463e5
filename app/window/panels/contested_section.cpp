#include "app/window/panels/contested_section.h"

#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"

#include <wx/sizer.h>

#include <map>

namespace app {

namespace {

using Take = Contested::Take;

void add_value(wxWindow* card, wxSizer& inside, std::string const& who, core::Instant at, std::string const& value,
               bool stands) {
    auto head = tr("{who}, {when}", {{"who", who}, {"when", full_when(at)}});
    if (stands) head += " · " + tr("stands at the moment");
    inside.Add(new WrapLabel(card, head, {stands ? TextRole::text : TextRole::muted, 9, Weight::semibold}), 0,
               wxEXPAND | wxTOP, card->FromDIP(8));
    inside.Add(new WrapLabel(card, value.empty() ? tr("(nothing)") : quoted(shortened(value, 600)),
                             {.role = value.empty() ? TextRole::faint : TextRole::text,
                              .points = 10,
                              .family = TextLook::Family::serif,
                              .selectable = Selectable::yes}),
               0, wxEXPAND | wxTOP, card->FromDIP(2));
}

std::string title_of(Contested::Line const& line, core::Ref page) {
    auto const& conflict = line.conflict;
    auto const what = conflict.field.empty() ? tr(core::kind_label(conflict.ref.kind)) : field_word(conflict.ref.kind, conflict.field);
    return conflict.ref == page ? tr("Contested: {field}", {{"field", what}})
                                : tr("Contested: {field}, {kind}",
                                     {{"field", what}, {"kind", tr(core::kind_label(conflict.ref.kind))}});
}

void add_fields(Card* card, wxSizer& inside, std::vector<Contested::Line> const& lines, core::Ref page) {
    for (auto const& line : lines) {
        auto const& conflict = line.conflict;
        auto* title = new WrapLabel(card, title_of(line, page), {TextRole::text, 10.5, Weight::semibold});
        shim::set_role(*title, shim::Role::heading);
        inside.Add(title, 0, wxEXPAND | (&line == &lines.front() ? 0 : wxTOP), card->FromDIP(14));
        if (conflict.field.empty()) {
            inside.Add(new WrapLabel(card,
                                     tr("{who} changed it, and {other} deleted it, neither knowing of the other. It is kept as "
                                        "long as nobody decides.",
                                        {{"who", conflict.stands_by}, {"other", conflict.other_by}}),
                                     {TextRole::muted, 9.5}),
                       0, wxEXPAND | wxTOP, card->FromDIP(4));
            continue;
        }
        add_value(card, inside, conflict.stands_by, conflict.stands_at, conflict.value, true);
        add_value(card, inside, conflict.other_by, conflict.other_at, conflict.other_value, false);
    }
}

} // namespace

void add_contested(ScrollColumn& column, Desk& desk, core::Ref page) {
    std::map<core::Ref, std::vector<Contested::Line>> records;
    for (auto& line : desk.contested().of(page)) records[line.conflict.ref].push_back(std::move(line));
    auto const writable = !desk.workbench().store().read_only();
    for (auto const& [ref, lines] : records) {
        auto* card = new Card(&column, title_of(lines.front(), page));
        card->set_tint(Tint(Tone::mixed));
        auto* inside = new wxBoxSizer(wxVERTICAL);
        add_fields(card, *inside, lines, page);
        auto* row = new ButtonRow(card);
        auto const first = records.begin()->first == ref;
        auto const offer = [&](std::string const& label, Take take, char const* keys) {
            auto* button = plain_button(card, label);
            button->Enable(writable);
            if (first) button->SetToolTip(wxString(keys)); // keys go to the record that stands first
            row->add(button, [&desk, ref = ref, take] { desk.contested().settle(ref, take); });
        };
        auto const deleted = lines.front().conflict.field.empty();
        auto const several = lines.size() > 1;
        offer(deleted ? tr("Keep it") : several ? tr("Keep what stands") : tr("Keep {who}’s", {{"who", lines.front().conflict.stands_by}}),
              Take::as_it_stands, "Ctrl+Alt+K");
        offer(deleted ? tr("Delete it") : several ? tr("Take all the others") : tr("Take {who}’s", {{"who", lines.front().conflict.other_by}}),
              Take::the_other, "Ctrl+Alt+Shift+K");
        if (several)
            for (auto const& line : lines) {
                auto* button = flat_button(card, tr("Take the other {field} alone",
                                                    {{"field", field_word(ref.kind, line.conflict.field)}}));
                button->Enable(writable);
                row->add(button, [&desk, ref = ref, field = std::string(line.conflict.field)] {
                    desk.contested().settle(ref, {field});
                });
            }
        inside->Add(row, 0, wxEXPAND | wxTOP, card->FromDIP(10));
        card->set_content(inside);
        column.content().Add(card, 0, wxEXPAND | wxBOTTOM, column.FromDIP(12));
    }
}

} // namespace app
