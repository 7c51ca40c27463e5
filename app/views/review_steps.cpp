#include "app/views/review_steps.h"

#include "app/gtk_shim.h"
#include "app/text.h"
#include "app/widgets/button.h"
#include "app/widgets/button_row.h"
#include "app/widgets/label.h"
#include "app/widgets/scroll_column.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/weakref.h>

#include <algorithm>

namespace app {

wxSizer* review_step_row(wxWindow* parent, Desk& desk, core::Review const& review) {
    auto const steps = core::open_steps(review, desk.workbench().store().actor());
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto const gap = parent->FromDIP(8);
    auto const waits = review.state == core::ReviewState::in_review &&
                       std::ranges::find(steps, core::ReviewStep::approve) == steps.end();
    if (waits)
        column->Add(new WrapLabel(parent, tr("Waits for a second person."), {TextRole::muted, 9.5}), 0,
                    wxEXPAND | wxBOTTOM, gap);
    if (steps.empty()) return column;
    auto* remark = new wxTextCtrl(parent, wxID_ANY);
    remark->SetHint(wtr("Remark"));
    shim::name_for_assistive(remark, tr("Remark"));
    auto* row = new ButtonRow(parent);
    bool talks = false;
    for (auto const step : steps) {
        auto const needs = step == core::ReviewStep::send_back || step == core::ReviewStep::approve;
        talks = talks || needs;
        row->add(plain_button(parent, tr(core::label_of(step))),
                 [&desk, step, words = wxWeakRef<wxTextCtrl>(remark)] {
                     // A second click finds the first one done and its field gone.
                     if (words) desk.take_step(step, to_utf8(words->GetValue()));
                 });
    }
    remark->Show(talks);
    if (talks) column->Add(remark, 0, wxEXPAND | wxBOTTOM, gap);
    column->Add(row, 0, wxEXPAND);
    return column;
}

} // namespace app
