// Focus is drawn only after keyboard use: a ring around everything clicked would be noise.
#include "app/window/widgets/tile.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/timer.h>
#include <wx/toplevel.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace app {

/// GTK tells nobody that the pointer left when a menu took the mouse, the page scrolled away below it or a dialog came
/// up: as long as something is lit, it is looked whether the pointer is still there.
class HoverWatch : public wxTimer {
public:
    static HoverWatch& only() {
        static auto* const watch = new HoverWatch; // timers must not outlive the program's loop, nor end after it
        return *watch;
    }
    void lit(Tile& tile) {
        lit_.push_back(&tile);
        if (!IsRunning()) Start(look_again_ms);
    }
    void gone(Tile& tile) {
        std::erase(lit_, &tile);
        if (lit_.empty()) Stop();
    }
    void Notify() override {
        for (auto* tile : std::vector(lit_))
            if (!tile->is_under_pointer()) tile->set_hovered(false);
    }

private:
    static constexpr int look_again_ms = 150;
    std::vector<Tile*> lit_;
};

namespace {

Tile* tile_around(wxWindow const& window) {
    for (auto* outer = window.GetParent(); outer && !outer->IsTopLevel(); outer = outer->GetParent())
        if (auto* tile = dynamic_cast<Tile*>(outer)) return tile;
    return nullptr;
}

void pass_to_outer(wxWindow const& from, wxMouseEvent& event) {
    auto* outer = tile_around(from);
    if (!outer) {
        event.Skip();
        return;
    }
    wxMouseEvent passed(event);
    passed.SetPosition(outer->ScreenToClient(from.ClientToScreen(event.GetPosition())));
    // What nobody took may still become a menu over the thing.
    if (!outer->HandleWindowEvent(passed)) event.Skip();
}

} // namespace

void be_surface(wxWindow& child) {
    for (auto const& kind : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_LEFT_DCLICK, wxEVT_RIGHT_DOWN, wxEVT_RIGHT_UP,
                             wxEVT_MIDDLE_DOWN, wxEVT_MIDDLE_UP})
        child.Bind(kind, [&child](wxMouseEvent& event) { pass_to_outer(child, event); });
}

Tile::Tile(wxWindow* parent, Press press, wxWindowID id) : press_(press) {
    SetBackgroundStyle(wxBG_STYLE_TRANSPARENT);
    Create(parent, id, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE);
    set_press(press);

    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { on_paint(); });
    Bind(wxEVT_ENTER_WINDOW, [this](wxMouseEvent&) { set_hovered(true); });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
        // Moving onto a child control leaves the window but not the tile.
        if (!is_under_pointer()) set_hovered(false);
    });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        if (press_ == Press::none) return pass_to_outer(*this, event);
        pressed_ = true;
        by_mouse_ = true;
        SetFocus();
        by_mouse_ = false;
        Refresh();
    });
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        if (press_ == Press::none) return pass_to_outer(*this, event);
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

Tile::~Tile() {
    if (hovered_) HoverWatch::only().gone(*this);
}

bool Tile::is_under_pointer() const {
    if (!IsShownOnScreen() || !wxGetTopLevelParent(const_cast<Tile*>(this))->IsEnabled()) return false;
    auto const pointer = wxGetMousePosition();
    // Of what is scrolled half away only the rest can be pointed at.
    for (auto const* window = static_cast<wxWindow const*>(this); window; window = window->GetParent()) {
        if (!window->GetClientRect().Contains(window->ScreenToClient(pointer))) return false;
        if (window->IsTopLevel()) break;
    }
    return true;
}

bool Tile::AcceptsFocusFromKeyboard() const {
    auto const& children = GetChildren();
    return AcceptsFocus() || std::any_of(children.begin(), children.end(),
                                         [](wxWindow const* child) { return child->AcceptsFocusFromKeyboard(); });
}

void Tile::set_press(Press press) {
    press_ = press;
    SetCanFocus(press == Press::activates);
    shim::accept_focus(*this, press == Press::activates);
    SetCursor(press == Press::activates ? wxCursor(wxCURSOR_HAND) : wxNullCursor);
}

void Tile::describe_as(shim::Role role, std::string const& name, std::string const& description) {
    spoken_name_ = name;
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

void Tile::fire() {
    CallAfter([this] { activate(); });
}

void Tile::set_hovered(bool hovered) {
    if (hovered_ == hovered) return;
    hovered_ = hovered;
    hovered ? HoverWatch::only().lit(*this) : HoverWatch::only().gone(*this);
    Refresh();
}

} // namespace app
