// GTK does not let Tab into a container that takes the focus itself, so a clickable card steps
// aside while one of its children has it.
#include "app/window/widgets/card.h"

#include "app/window/widgets/paint.h"

#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/sizer.h>

namespace app {

wxDEFINE_EVENT(EVT_CARD, wxCommandEvent);

Card::Card(wxWindow* parent, std::string const& name, Press press, wxWindowID id)
    : Tile(parent, press, id) {
    set_name(name);
    Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
        if (event.GetWindow() != this) follow_child_focus(event.GetWindow());
        event.Skip();
    });
}

// Children report a lost focus while they go; the card must still be whole then.
Card::~Card() { DestroyChildren(); }

void Card::follow_child_focus(wxWindow* child) {
    if (Tile::press() != Press::activates || !child) return;
    shim::accept_focus(*this, false);
    child->Unbind(wxEVT_KILL_FOCUS, &Card::on_child_blur, this);
    child->Bind(wxEVT_KILL_FOCUS, &Card::on_child_blur, this);
}

void Card::on_child_blur(wxFocusEvent& event) {
    shim::accept_focus(*this, Tile::press() == Press::activates);
    event.Skip();
}

void Card::set_name(std::string const& name) {
    describe_as(Tile::press() == Press::activates ? shim::Role::button : shim::Role::panel, name);
}

void Card::set_tint(std::optional<Tint> bar) {
    bar_ = std::move(bar);
    Refresh();
}

void Card::set_chosen(bool chosen) {
    chosen_ = chosen;
    Refresh();
}

void Card::set_content(wxSizer* content) {
    auto* outer = new wxBoxSizer(wxHORIZONTAL);
    outer->AddSpacer(FromDIP(19));
    outer->Add(content, 1, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(11));
    outer->AddSpacer(FromDIP(13));
    SetSizer(outer);
}

wxColour Card::ground() const {
    bool const lifted = hovered() && Tile::press() == Press::activates;
    return lifted ? mix(palette().hover, palette().raised, 0.5) : palette().raised;
}

void Card::paint(wxGraphicsContext& canvas, wxSize const& size) {
    double const radius = FromDIP(8);
    bool const live = Tile::press() == Press::activates;
    wxColour line = palette().border;
    if (live && hovered()) line = mix(palette().faint, palette().border, 0.35);
    if (chosen_) line = palette().accent;
    fill_round(canvas, {0, 0, static_cast<double>(size.x), static_cast<double>(size.y)}, radius,
               ground(), line);
    if (bar_) {
        double const inset = FromDIP(11);
        canvas.SetPen(*wxTRANSPARENT_PEN);
        canvas.SetBrush(wxBrush(tone_colours(*bar_).pill_text));
        canvas.DrawRoundedRectangle(FromDIP(8), inset, FromDIP(3), size.y - 2 * inset, 1.5);
    }
    if (shows_focus()) draw_focus_ring(canvas, size, radius);
}

void Card::activate() {
    wxCommandEvent event(EVT_CARD, GetId());
    event.SetEventObject(this);
    HandleWindowEvent(event);
}

bool Card::key_pressed(wxKeyEvent& event) {
    if (event.GetKeyCode() != WXK_TAB || event.GetModifiers() != wxMOD_NONE || !HasFocus()) {
        return false;
    }
    shim::accept_focus(*this, false);
    if (shim::focus_inside(*this)) return true;
    shim::accept_focus(*this, Tile::press() == Press::activates);
    return false;
}

} // namespace app
