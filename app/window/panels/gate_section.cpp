#include "app/window/panels/gate_section.h"

#include "app/common/text.h"
#include "app/desk/bearing.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"

#include <wx/sizer.h>

#include <algorithm>

namespace app {

namespace {

/// To where what is missing can be put right.
void complete(Desk& desk, core::GateLine const& line) {
    switch (line.rule) {
    case core::GateRule::other_side:
    case core::GateRule::rationale: return desk.reviews().start_review();
    case core::GateRule::reply: return desk.reviews().start_reply({});
    case core::GateRule::independent_sources:
    case core::GateRule::primary_sources:
        return desk.recorder().start_link(evidence_for(desk.reader(), desk.navigation().claim()), {});
    case core::GateRule::verified_quotation:
    case core::GateRule::speaker_and_date:
        if (line.at.kind == core::Kind::statement) return desk.recorder().edit_statement({line.at.id});
        if (line.at.kind == core::Kind::claim) return desk.recorder().start_link(core::Relation::asserts, {});
        return desk.navigation().open(line.at);
    }
}

} // namespace

void add_gate(ScrollColumn& column, Desk& desk, std::vector<core::GateLine> const& lines) {
    auto const missing = std::ranges::count(lines, false, &core::GateLine::met);
    auto const gap = column.FromDIP(4);
    column.add_section(tr("Before it is submitted"), missing);
    for (auto const& line : lines) {
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto* mark = new LineLabel(&column, line.met ? "✓" : "○", {TextRole::text, 10, Weight::semibold});
        mark->set_tint(Tint(line.met ? Tone::positive : Tone::negative));
        row->Add(mark, 0, wxRIGHT, column.FromDIP(8));
        row->Add(new WrapLabel(&column, tr(line.finding), {line.met ? TextRole::muted : TextRole::text, 9.5}), 1,
                 wxEXPAND);
        if (!line.met) {
            auto* go = flat_button(&column, tr("Complete…"));
            go->Bind(wxEVT_BUTTON, [&column, &desk, line](wxCommandEvent&) {
                column.CallAfter([&desk, line] { complete(desk, line); });
            });
            row->Add(go, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, column.FromDIP(8));
        }
        column.content().Add(row, 0, wxEXPAND | wxBOTTOM, gap);
    }
}

} // namespace app
