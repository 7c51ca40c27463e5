// Text is measured with the same context that draws it, so that nothing is cut by a pixel.
#include "app/window/widgets/paint.h"

#include "app/window/theme.h"
#include "app/window/wxtext.h"

#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/pen.h>
#include <wx/tokenzr.h>
#include <wx/window.h>

#include <cmath>

namespace app {

void fill_round(wxGraphicsContext& canvas, wxRect2DDouble const& box, double radius,
                wxColour const& fill, wxColour const& line) {
    canvas.SetBrush(fill.IsOk() ? wxBrush(fill) : *wxTRANSPARENT_BRUSH);
    if (line.IsOk()) {
        canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo(line).Width(1)));
        canvas.DrawRoundedRectangle(box.m_x + 0.5, box.m_y + 0.5, box.m_width - 1,
                                    box.m_height - 1, radius);
    } else {
        canvas.SetPen(*wxTRANSPARENT_PEN);
        canvas.DrawRoundedRectangle(box.m_x, box.m_y, box.m_width, box.m_height, radius);
    }
}

void draw_focus_ring(wxGraphicsContext& canvas, wxSize const& size, double radius) {
    draw_focus_ring(canvas, {0, 0, static_cast<double>(size.x), static_cast<double>(size.y)},
                    radius);
}

void draw_focus_ring(wxGraphicsContext& canvas, wxRect2DDouble const& box, double radius) {
    canvas.SetBrush(*wxTRANSPARENT_BRUSH);
    canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo(palette().accent).Width(2)));
    canvas.DrawRoundedRectangle(box.m_x + 1, box.m_y + 1, box.m_width - 2, box.m_height - 2,
                                radius);
}

double text_width(wxGraphicsContext& canvas, wxString const& text) {
    double width = 0;
    double height = 0;
    canvas.GetTextExtent(text, &width, &height);
    return width;
}

int text_width(wxWindow const& window, wxFont const& font, wxString const& text) {
    int width = 0;
    int height = 0;
    window.GetTextExtent(text, &width, &height, nullptr, nullptr, &font);
    return width;
}

int line_height(wxWindow const& window, wxFont const& font) {
    int width = 0;
    int height = 0;
    window.GetTextExtent(wxS("Ágé"), &width, &height, nullptr, nullptr, &font);
    return height;
}

wxString shorten(wxGraphicsContext& canvas, wxString const& text, double width) {
    if (text_width(canvas, text) <= width) return text;
    std::size_t fits = 0;
    std::size_t too_long = text.length();
    while (too_long - fits > 1) {
        std::size_t const middle = fits + (too_long - fits) / 2;
        bool const good = text_width(canvas, text.Left(middle) + wxUniChar(0x2026)) <= width;
        (good ? fits : too_long) = middle;
    }
    return text.Left(fits).Trim() + wxUniChar(0x2026);
}

std::vector<wxString> break_lines(wxGraphicsContext& canvas, wxString const& text, double width,
                                  std::size_t most) {
    std::vector<wxString> lines;
    wxString line;
    wxStringTokenizer words(text, wxS(" \t\n"));
    while (words.HasMoreTokens()) {
        wxString const word = words.GetNextToken();
        wxString const longer = line.empty() ? word : line + wxS(" ") + word;
        if (line.empty() || text_width(canvas, longer) <= width) {
            line = longer;
            continue;
        }
        if (lines.size() + 1 == most) {
            wxString const rest = words.GetString();
            lines.push_back(shorten(canvas, longer + wxS(" ") + rest, width));
            return lines;
        }
        lines.push_back(shorten(canvas, line, width));
        line = word;
    }
    if (!line.empty()) lines.push_back(shorten(canvas, line, width));
    return lines;
}

std::string group_thousands(long number) {
    std::string const digits = std::to_string(number < 0 ? -number : number);
    std::string grouped = number < 0 ? "\xE2\x88\x92" : "";
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0) grouped += "\xE2\x80\xAF";
        grouped += digits[at];
    }
    return grouped;
}

} // namespace app
