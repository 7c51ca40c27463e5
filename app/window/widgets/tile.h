// A painted window that behaves like a control: it knows hover, keyboard focus and activation, is
// known to assistive technology, and repaints when the theme changes. Rows, cards and chips are
// tiles.
#pragma once

#include "app/window/gtk/gtk_shim.h"
#include "app/window/theme.h"

#include <wx/window.h>

class wxGraphicsContext;

namespace app {

/// Makes a child that only shows something, such as a word, part of the surface it lies on: what the mouse does to it
/// is done to the nearest tile around it. Without a tile around it nothing happens.
void be_surface(wxWindow& child);

class Tile : public wxWindow {
public:
    enum class Press { none, activates };

    Tile(wxWindow* parent, Press press, wxWindowID id = wxID_ANY);
    ~Tile() override;

    bool AcceptsFocus() const override { return press_ == Press::activates; }
    /// Tab passes through to the controls that lie on it.
    bool AcceptsFocusFromKeyboard() const override;

    /// Name for assistive technology; the action "click" is added when the tile activates.
    void describe_as(shim::Role role, std::string const& name,
                     std::string const& description = "");
    std::string const& spoken_name() const { return spoken_name_; }

protected:
    virtual void paint(wxGraphicsContext& canvas, wxSize const& size) = 0;
    /// Click, Enter, Space or the assistive action. Comes from the event loop, so that a handler may
    /// destroy the tile.
    virtual void activate() {}
    /// Fonts and colours kept in members are renewed here.
    virtual void restyle() {}
    /// Return true to consume the key.
    virtual bool key_pressed(wxKeyEvent&) { return false; }

    bool hovered() const { return hovered_; }
    /// What was pressed is carried away: it does not activate when the button is let go.
    void release() { pressed_ = false; }
    /// True when the focus came from the keyboard and should be shown.
    bool shows_focus() const { return shows_focus_; }
    Press press() const { return press_; }
    void set_press(Press press);
    std::optional<bool> selected_state;

private:
    void on_paint();
    void on_key(wxKeyEvent& event);
    void fire();
    friend class HoverWatch;
    void set_hovered(bool hovered);
    bool is_under_pointer() const;

    Press press_;
    std::string spoken_name_;
    bool hovered_ = false;
    bool pressed_ = false;
    bool by_mouse_ = false;
    bool shows_focus_ = false;
    ThemeWatch watch_{[this] {
        restyle();
        Refresh();
    }};
};

} // namespace app
