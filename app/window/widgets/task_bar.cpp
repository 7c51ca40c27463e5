// The label keeps its width while numbers in it change, so that the gauge does not jitter.
#include "app/window/widgets/task_bar.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"

#include <wx/gauge.h>
#include <wx/sizer.h>

#include <algorithm>

namespace app {

wxDEFINE_EVENT(EVT_TASK_CANCEL, wxCommandEvent);

namespace {
constexpr int gauge_range = 1000;
}

TaskBar::TaskBar(wxWindow* parent, wxWindow& over, std::string const& cancel) : over_(over) {
    Hide();
    Create(parent, wxID_ANY);
    follow_ground(*this, Ground::window);
    what_ = new LineLabel(this, " ", {.role = TextRole::muted, .points = 9});
    gauge_ = new wxGauge(this, wxID_ANY, gauge_range, wxDefaultPosition, FromDIP(wxSize(180, 6)),
                         wxGA_HORIZONTAL | wxGA_SMOOTH);
    cancel_ = flat_button(this, cancel);
    add_button_class(*cancel_, "cp-small");
    cancel_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        cancel_->Disable();
        wxCommandEvent event(EVT_TASK_CANCEL, GetId());
        event.SetEventObject(this);
        HandleWindowEvent(event);
    });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(what_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(16));
    row->AddSpacer(FromDIP(14));
    row->Add(gauge_, 1, wxALIGN_CENTRE_VERTICAL);
    row->Add(cancel_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(8));
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(new Hairline(this), 0, wxEXPAND);
    outer->Add(row, 1, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(3));
    SetSizer(outer);
    over_.Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (IsShown()) place();
    });
}

void TaskBar::place() {
    auto const foot = wxRect(GetParent()->ScreenToClient(over_.GetScreenPosition()), over_.GetSize());
    auto const height = GetSizer()->CalcMin().y;
    SetSize(foot.x, foot.GetBottom() + 1 - height, foot.width, height);
    Layout();
}

void TaskBar::show_task(std::string const& what, std::optional<double> done) {
    what_->set_text(what);
    int const width = what_->GetBestSize().x;
    if (width > what_->GetMinSize().x) what_->SetMinSize(wxSize(width, -1));
    shim::name_for_assistive(gauge_, what);
    if (done) {
        double const share = std::clamp(*done, 0.0, 1.0);
        gauge_->SetValue(static_cast<int>(share * gauge_range));
    } else {
        gauge_->Pulse();
    }
    if (!IsShown()) {
        cancel_->Enable();
        what_->SetMinSize(wxSize(width, -1));
        Show();
        Raise();
    }
    place();
}

void TaskBar::hide_task() {
    Hide();
}

} // namespace app
