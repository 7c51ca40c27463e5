// The strip takes its colours from the tones, so that a warning here and a verdict agree.
#include "app/window/widgets/info_strip.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/icon.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/wxtext.h"

#include <wx/sizer.h>
#include <wx/statbmp.h>

#include <utility>

namespace app {

namespace {
constexpr int settling_ms = 1500;
} // namespace

InfoStrip::InfoStrip(wxWindow* parent, std::string const& close) {
    Hide();
    Create(parent, wxID_ANY);
    picture_ = new wxStaticBitmap(this, wxID_ANY, icon("info", palette().accent, 18));
    text_ = new WrapLabel(this, "", {.points = 9.5, .selectable = Selectable::yes});
    action_ = plain_button(this, "");
    add_button_class(*action_, "cp-small");
    wxButton* cross = icon_button(this, "close", close);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(picture_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(12));
    row->Add(text_, 1, wxALIGN_CENTRE_VERTICAL | wxTOP | wxBOTTOM, FromDIP(9));
    row->Add(action_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
    row->Add(cross, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(6));
    SetSizer(row);
    action_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        auto const run = run_;
        dismiss();
        if (run) run();
    });
    cross->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { dismiss(); });
    // A row that comes in while the window is still on its way to its size leaves GTK with windows that are placed
    // nowhere from then on: what is told that early waits.
    settling_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        settled_ = GetParent()->IsShownOnScreen();
        if (!settled_) return;
        settling_.Stop();
        if (std::exchange(waiting_, false)) present();
    });
    settling_.Start(settling_ms);
    shim::describe(*this, {shim::Role::status, "", {}, {}, {}});
}

void InfoStrip::show_message(Kind kind, std::string const& text, std::string const& action,
                             std::function<void()> run) {
    kind_ = kind;
    run_ = std::move(run);
    text_->set_text(text);
    if (action_->GetLabel() != to_wx(action)) {
        action_->SetLabel(to_wx(action));
        action_->InvalidateBestSize();
        action_->SetInitialSize();
    }
    action_->Show(!action.empty());
    shim::describe(*this, {shim::Role::status, text, {}, {}, {}});
    restyle();
    if (settled_) present();
    else waiting_ = true;
}

void InfoStrip::present() {
    Show();
    InvalidateBestSize();
    request_layout(*this);
    CallAfter([this] { Layout(); }); // where the strip keeps its size, nobody else places what is in it
}

void InfoStrip::dismiss() {
    waiting_ = false;
    Hide();
    request_layout(*this);
}

Tone InfoStrip::tone() const {
    switch (kind_) {
    case Kind::success: return Tone::positive;
    case Kind::warning: return Tone::mixed;
    case Kind::error: return Tone::negative;
    case Kind::info: break;
    }
    return Tone::info;
}

void InfoStrip::restyle() {
    ToneColours const colours = tone_colours(tone());
    char const* picture = "info";
    if (kind_ == Kind::success) picture = "check";
    if (kind_ == Kind::warning || kind_ == Kind::error) picture = "warning";
    SetBackgroundColour(mix(colours.pill, palette().window, is_dark() ? 0.55 : 1));
    picture_->SetBitmap(icon(picture, colours.pill_text, 18));
    Refresh();
}

} // namespace app
