// The strip takes its colours from the tones, so that a warning here and a verdict agree.
#include "app/window/widgets/info_strip.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/icon.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"

#include <wx/dcclient.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>

#include <algorithm>
#include <utility>

namespace app {

namespace {
constexpr int settling_ms = 1500;
constexpr int fading_ms = 12'000;
constexpr int strip_widest = 620;
constexpr int strip_margin = 16;
constexpr int strip_bar = 4;
} // namespace

InfoStrip::InfoStrip(wxWindow* parent, wxWindow& over, std::string const& close) : over_(over) {
    Hide();
    Create(parent, wxID_ANY);
    picture_ = new wxStaticBitmap(this, wxID_ANY, icon("info", palette().accent, 18));
    text_ = new WrapLabel(this, "", {.points = 9.5, .selectable = Selectable::yes});
    action_ = plain_button(this, "");
    add_button_class(*action_, "cp-small");
    wxButton* cross = icon_button(this, "close", close);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(picture_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(12));
    row->Add(text_, 1, wxALIGN_CENTRE_VERTICAL | wxTOP | wxBOTTOM, FromDIP(10));
    row->Add(action_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
    row->Add(cross, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(6));
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(row, 1, wxEXPAND | wxALL, FromDIP(2)); // room for the border
    SetSizer(outer);
    action_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        auto const run = messages_.empty() ? std::function<void()>() : messages_.back().run;
        dismiss();
        if (run) run();
    });
    cross->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { dismiss(); });
    // What comes in while the window is still on its way to its size leaves GTK with windows that are placed nowhere from
    // then on: what is told that early waits.
    settling_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        settled_ = GetParent()->IsShownOnScreen();
        if (!settled_) return;
        settling_.Stop();
        show_newest();
    });
    settling_.Start(settling_ms);
    fading_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { fade(); });
    over_.Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (IsShown()) place();
    });
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    shim::describe(*this, {shim::Role::status, "", {}, {}, {}});
}

void InfoStrip::show_message(Kind kind, std::string const& text, std::string const& action,
                             std::function<void()> run, std::string const& about) {
    if (!messages_.empty() && !stays(messages_.back().kind)) messages_.pop_back();
    if (stays(kind) && !about.empty()) std::erase_if(messages_, [&](Message const& each) { return each.about == about; });
    messages_.push_back({kind, text, action, std::move(run), about});
    show_newest();
}

void InfoStrip::withdraw(std::string const& about) {
    if (std::erase_if(messages_, [&](Message const& each) { return each.about == about; }) > 0) show_newest();
}

void InfoStrip::dismiss() {
    if (!messages_.empty()) messages_.pop_back();
    show_newest();
}

void InfoStrip::stand_above(int pixels) {
    if (std::exchange(above_, pixels) != pixels && IsShown()) place();
}

void InfoStrip::fade() {
    if (messages_.empty() || stays(messages_.back().kind)) return;
    // Whoever points at it reads it.
    if (GetScreenRect().Contains(wxGetMousePosition())) fading_.StartOnce(fading_ms);
    else dismiss();
}

void InfoStrip::show_newest() {
    fading_.Stop();
    if (messages_.empty()) return static_cast<void>(Hide());
    auto const& message = messages_.back();
    kind_ = message.kind;
    text_->set_text(message.text);
    action_->Show(!message.action.empty()); // first: GTK measures only what is shown
    if (action_->GetLabel() != to_wx(message.action)) {
        action_->SetLabel(to_wx(message.action));
        action_->InvalidateBestSize();
        action_->SetInitialSize();
    }
    shim::describe(*this, {shim::Role::status, message.text, {}, {}, {}});
    restyle();
    if (!stays(kind_)) fading_.StartOnce(fading_ms);
    if (settled_) present();
}

void InfoStrip::present() {
    Show();
    Raise();
    place();
    CallAfter([this] {
        if (IsShown()) place(); // the words know their height once they have their width
    });
}

void InfoStrip::place() {
    auto const room = wxRect(GetParent()->ScreenToClient(over_.GetScreenPosition()), over_.GetSize());
    auto const gap = FromDIP(strip_margin);
    auto const width = std::max(std::min(FromDIP(strip_widest), room.width - 2 * gap), FromDIP(200));
    for (int pass = 0; pass < 2; ++pass) {
        InvalidateBestSize();
        auto const height = GetSizer()->CalcMin().y;
        SetSize(room.x + (room.width - width) / 2, room.GetBottom() - above_ - gap - height, width, height);
        Layout();
    }
    Refresh();
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
    SetBackgroundColour(mix(colours.pill, palette().raised, is_dark() ? 0.55 : 0.75));
    picture_->SetBitmap(icon(picture, colours.pill_text, 18));
    Refresh();
}

void InfoStrip::paint() {
    wxPaintDC canvas(this);
    auto const size = GetClientSize();
    canvas.SetPen(mix(tone_colours(tone()).dot, palette().border, 0.45));
    canvas.SetBrush(*wxTRANSPARENT_BRUSH);
    canvas.DrawRectangle(0, 0, size.x, size.y);
    canvas.SetPen(*wxTRANSPARENT_PEN);
    canvas.SetBrush(tone_colours(tone()).dot);
    canvas.DrawRectangle(0, 0, FromDIP(strip_bar), size.y);
}

} // namespace app
