#include "app/window/panels/review_steps.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/wxtext.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/scroll_column.h"
#include "core/editorial/sources.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/weakref.h>

#include <algorithm>

namespace app {

namespace {

/// What the field beside a step is for, if the step takes words.
char const* words_for(core::ReviewStep step) {
    switch (core::row_of(step).says) {
    case core::StepSays::gate_override: return N_("Why it is submitted although something is missing");
    case core::StepSays::remark:
    case core::StepSays::needed_remark: return N_("Remark");
    case core::StepSays::nothing: break;
    }
    return nullptr;
}

core::StepWords words_of(core::ReviewStep step, std::string typed) {
    core::StepWords words;
    auto const overrides = core::row_of(step).says == core::StepSays::gate_override;
    (overrides ? words.gate_override : words.remark) = std::move(typed);
    return words;
}

} // namespace

wxSizer* review_step_row(wxWindow* parent, Desk& desk, core::Dossier const& dossier, Gate passed) {
    auto steps = core::open_steps(desk.reader(), dossier, desk.workbench().store().actor());
    std::erase(steps, core::ReviewStep::approve_again); // stands beside what changed
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto const gap = parent->FromDIP(8);
    auto const waits = dossier.review && dossier.review->state == core::ReviewState::in_review &&
                       std::ranges::find(steps, core::ReviewStep::approve) == steps.end();
    if (waits)
        column->Add(new WrapLabel(parent, tr("Waits for a second person."), {TextRole::muted, 9.5}), 0,
                    wxEXPAND | wxBOTTOM, gap);
    if (steps.empty()) return column;
    char const* asked = nullptr;
    for (auto const step : steps)
        if (!asked && !(core::row_of(step).says == core::StepSays::gate_override && passed == Gate::passed))
            asked = words_for(step);
    wxTextCtrl* field = nullptr;
    if (asked) {
        field = new wxTextCtrl(parent, wxID_ANY);
        field->SetHint(wtr(asked));
        shim::name_for_assistive(field, tr(asked));
        column->Add(field, 0, wxEXPAND | wxBOTTOM, gap);
    }
    auto* row = new ButtonRow(parent);
    for (auto const step : steps)
        row->add(plain_button(parent, tr(core::label_of(step))), [&desk, step, words = wxWeakRef<wxTextCtrl>(field)] {
            desk.reviews().take_step(step, words_of(step, words ? to_utf8(words->GetValue()) : std::string()));
        });
    column->Add(row, 0, wxEXPAND);
    return column;
}

} // namespace app
