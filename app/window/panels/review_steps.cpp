#include "app/window/panels/review_steps.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/wxtext.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/scroll_column.h"
#include "core/editorial/desk_rules.h"
#include "core/model/review_state.h"
#include "core/operations/reviews.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/weakref.h>

#include <algorithm>
#include <functional>

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

ReviewSteps review_steps(Desk& desk, core::Dossier const& dossier) {
    ReviewSteps can;
    if (!dossier.review) return can;
    can.open = core::open_steps(desk.reader(), dossier, desk.workbench().store().actor());
    if (core::has_trait(dossier.review->state, core::being_written)) {
        can.gate = core::gate(desk.reader(), dossier, core::desk_rules(desk.reader()));
        can.passed = std::ranges::all_of(can.gate, &core::GateLine::met);
    }
    can.next = core::next_step(can.open, can.passed);
    return can;
}

wxSizer* review_step_row(wxWindow* parent, Desk& desk, core::Dossier const& dossier, ReviewSteps const& can) {
    auto steps = can.open;
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
        if (!asked && !(core::row_of(step).says == core::StepSays::gate_override && can.passed))
            asked = words_for(step);
    wxTextCtrl* field = nullptr;
    if (asked) {
        field = new wxTextCtrl(parent, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
        field->SetHint(wtr(asked));
        shim::name_for_assistive(field, tr(asked));
        column->Add(field, 0, wxEXPAND | wxBOTTOM, gap);
    }
    auto* row = new ButtonRow(parent);
    std::function<void()> told; // by the one step that wants these words
    for (auto const step : steps) {
        auto const take = [&desk, step, words = wxWeakRef<wxTextCtrl>(field)] {
            auto const done =
                desk.reviews().take_step(step, words_of(step, words ? to_utf8(words->GetValue()) : std::string()));
            // What it lacks is said there.
            if (!done && words && core::row_of(step).says == core::StepSays::gate_override)
                words->SetFocus();
        };
        row->add((step == can.next ? primary_button : plain_button)(parent, tr(core::label_of(step)), wxID_ANY), take);
        if (core::row_of(step).says == core::StepSays::gate_override) told = take;
    }
    if (field && told) field->Bind(wxEVT_TEXT_ENTER, [parent, told](wxCommandEvent&) { parent->CallAfter(told); });
    column->Add(row, 0, wxEXPAND);
    return column;
}

} // namespace app
