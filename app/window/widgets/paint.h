// Small helps for widgets that paint themselves.
#pragma once

#include <wx/colour.h>
#include <wx/font.h>
#include <wx/gdicmn.h>
#include <wx/geometry.h>
#include <wx/string.h>

#include <string>
#include <vector>

class wxGraphicsContext;
class wxWindow;

namespace app {

/// Filled and outlined; an invalid colour leaves that part out.
void fill_round(wxGraphicsContext& canvas, wxRect2DDouble const& box, double radius,
                wxColour const& fill, wxColour const& line = {});
/// The ring that shows where the keyboard is, just inside `box`.
void draw_focus_ring(wxGraphicsContext& canvas, wxRect2DDouble const& box, double radius);
void draw_focus_ring(wxGraphicsContext& canvas, wxSize const& size, double radius);

/// Words of `text` broken into at most `most` lines; the last one ends with "…" if it must.
std::vector<wxString> break_lines(wxGraphicsContext& canvas, wxString const& text, double width,
                                  std::size_t most);
/// `text` shortened with "…" so that it fits; the canvas has its font set.
wxString shorten(wxGraphicsContext& canvas, wxString const& text, double width);
double text_width(wxGraphicsContext& canvas, wxString const& text);
/// Height of a line of `font` on `window`, in its pixels.
int line_height(wxWindow const& window, wxFont const& font);
int text_width(wxWindow const& window, wxFont const& font, wxString const& text);

/// "18 402": thousands apart by a thin space that does not break.
std::string group_thousands(long number);

} // namespace app
