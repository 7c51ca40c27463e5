// A verdict is a word on a pill with a dot: the word carries the meaning, the colour only helps.
#pragma once

#include "app/window/theme.h"
#include "app/window/widgets/tile.h"

#include <wx/dataview.h>

#include <string>
#include <string_view>

namespace app {

enum class BadgeSize { small, medium, large };

class Badge : public Tile {
public:
    /// `spoken` is the whole accessible name, such as "Verdict: Misleading".
    Badge(wxWindow* parent, std::string const& word, Tint tint, std::string const& spoken,
          BadgeSize size = BadgeSize::medium);
    void set(std::string const& word, Tint tint, std::string const& spoken);

protected:
    wxSize DoGetBestClientSize() const override;
    void paint(wxGraphicsContext& canvas, wxSize const& size) override;

private:
    wxString word_;
    Tint tint_;
    BadgeSize size_;
};

/// Draws the badge left in `box`, vertically centred, shortened if it must.
void draw_badge(wxGraphicsContext& canvas, wxRect const& box, wxString const& word,
                ToneColours const& colours, BadgeSize size = BadgeSize::small);
wxSize badge_size(wxWindow const& window, wxString const& word, BadgeSize size);

/// Text form of a badge in a list model: tint and word in one string.
std::string badge_value(Tint const& tint, std::string_view word);
/// The opposite; a string without a tint is a neutral word.
std::pair<Tint, std::string> parse_badge(std::string_view value);

/// Shows badge_value() strings. Assistive technology reads the word.
class BadgeRenderer : public wxDataViewTextRenderer {
public:
    explicit BadgeRenderer(BadgeSize size = BadgeSize::small);
    bool SetValue(wxVariant const& value) override;
    bool GetValue(wxVariant& value) const override;

private:
    wxSize wanted() const;
    void paint(wxGraphicsContext& canvas, wxRect const& cell) const;

    BadgeSize size_;
    Tint tint_;
    wxString word_;
};

} // namespace app
