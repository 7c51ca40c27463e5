// Focus is drawn only after keyboard use: a ring around everything clicked would be noise.
#include "app/window/widgets/tile.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <memory>
#include <utility>

namespace app {

Tile::Tile(wxWindow* parent, Press press, wxWindowID id) : press_(press) {
    SetBackgroundStyle(wxBG_STYLE_TRANSPARENT);
    Create(parent, id, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE);
    set_press(press);

    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { on_paint(); });
    Bind(wxEVT_ENTER_WINDOW, [this](wxMouseEvent&) { set_hovered(true); });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
        // Moving onto a child control leaves the window but not the tile.
        if (!GetClientRect().Contains(ScreenToClient(wxGetMousePosition()))) set_hovered(false);
    });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        if (press_ == Press::none) return pass_to_outer(event);
        pressed_ = true;
        by_mouse_ = true;
        SetFocus();
        by_mouse_ = false;
        Refresh();
    });
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        if (press_ == Press::none) return pass_to_outer(event);
        bool const was_pressed = std::exchange(pressed_, false);
        Refresh();
        if (was_pressed && GetClientRect().Contains(event.GetPosition())) fire();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        shows_focus_ = !by_mouse_ && !wxGetMouseState().LeftIsDown();
        Refresh();
        event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        shows_focus_ = false;
        Refresh();
        event.Skip();
    });
    Bind(wxEVT_KEY_DOWN, &Tile::on_key, this);
}

void Tile::set_press(Press press) {
    press_ = press;
    SetCanFocus(press == Press::activates);
    shim::accept_focus(*this, press == Press::activates);
    SetCursor(press == Press::activates ? wxCursor(wxCURSOR_HAND) : wxNullCursor);
}

void Tile::describe_as(shim::Role role, std::string const& name, std::string const& description) {
    shim::Assistive assistive{role, name, description, {}, selected_state};
    if (press_ == Press::activates) {
        assistive.activate = [this] { fire(); };
    }
    shim::describe(*this, std::move(assistive));
}

void Tile::on_paint() {
    wxPaintDC dc(this);
    std::unique_ptr<wxGraphicsContext> const canvas(wxGraphicsContext::Create(dc));
    if (!canvas) return;
    canvas->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    paint(*canvas, GetClientSize());
}

void Tile::on_key(wxKeyEvent& event) {
    if (key_pressed(event)) return;
    bool const plain = event.GetModifiers() == wxMOD_NONE;
    int const key = event.GetKeyCode();
    bool const enters = key == WXK_RETURN || key == WXK_NUMPAD_ENTER || key == WXK_SPACE;
    // Keys of a button inside a card come through here as well.
    if (press_ == Press::activates && plain && enters && HasFocus()) {
        fire();
        return;
    }
    event.Skip();
}

/// A badge inside a card is part of the card's surface.
void Tile::pass_to_outer(wxMouseEvent& event) {
    auto* outer = dynamic_cast<Tile*>(GetParent());
    if (!outer) {
        event.Skip();
        return;
    }
    wxMouseEvent passed(event);
    passed.SetPosition(outer->ScreenToClient(ClientToScreen(event.GetPosition())));
    outer->HandleWindowEvent(passed);
}

void Tile::fire() {
    CallAfter([this] { activate(); });
}

void Tile::set_hovered(bool hovered) {
    if (hovered_ == hovered) return;
    hovered_ = hovered;
    Refresh();
}

} // namespace app
