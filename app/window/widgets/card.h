// A card groups what belongs together: a rounded box with a hairline and, if it has a tone, a bar
// at its left. Children are placed by an ordinary sizer inside content_margins().
#pragma once

#include "app/window/widgets/tile.h"

#include <wx/event.h>

#include <optional>

class wxSizer;

namespace app {

/// A clickable card was clicked, or Enter pressed on it. The event's object is the card.
wxDECLARE_EVENT(EVT_CARD, wxCommandEvent);

class Card : public Tile {
public:
    /// `name` is what assistive technology reads; a card that does not activate is a panel.
    Card(wxWindow* parent, std::string const& name, Press press = Press::none,
         wxWindowID id = wxID_ANY);

    ~Card() override;

    void set_tint(std::optional<Tint> bar);
    void set_name(std::string const& name);
    void set_chosen(bool chosen);
    /// Puts `content` inside the card's padding.
    void set_content(wxSizer* content);
    /// Opaque ground of what lies inside, for children that need one.
    wxColour ground() const;

protected:
    void paint(wxGraphicsContext& canvas, wxSize const& size) override;
    void activate() override;
    bool key_pressed(wxKeyEvent& event) override;

private:
    void follow_child_focus(wxWindow* child);
    void on_child_blur(wxFocusEvent& event);

    std::optional<Tint> bar_;
    bool chosen_ = false;
};

} // namespace app
