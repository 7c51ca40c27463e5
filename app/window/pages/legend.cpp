#include "app/window/pages/legend.h"

#include "app/window/phrases.h"
#include "app/window/widgets/paint.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/wxtext.h"

#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/pen.h>

namespace app {

namespace {

struct Entry {
    std::string word; ///< in the line
    std::string told; ///< in the column
    Tint tint;
    enum class Look { suggested, recorded, rated } look = Look::recorded;
};

std::vector<Entry> legend_entries() {
    using core::Relation;
    std::vector<Entry> all{
        {tr("Suggestion"), tr("Suggestion: taken for a quotation, not recorded"), Tone::info, Entry::Look::suggested},
        {tr("Recorded"), tr("Recorded, and tied to no claim"), Tone::info},
    };
    for (auto const relation : {Relation::refutes, Relation::supports, Relation::qualifies, Relation::gives_context})
        all.push_back({relation_word(relation),
                       tr("{relation}: what it does to a claim", {{"relation", relation_word(relation)}}),
                       relation_tint(relation)});
    all.push_back({tr("Asserts: two lines in the verdict's colour"),
                   tr("Asserts a claim: two lines in its verdict’s colour, or grey"), Tone::neutral,
                   Entry::Look::rated});
    return all;
}

constexpr int swatch_width = 18, swatch_height = 11, swatch_gap = 6; // DIP
constexpr int line_height_dip = 26, line_left = 20, line_right = 12, between = 16;
constexpr double legend_points = 8.5;

wxFont legend_font(bool in_line) { return ui_font(in_line ? legend_points : legend_points + 1); }

/// Ground and foot in the colours of what the entry is about.
void draw_swatch(wxGraphicsContext& canvas, Entry const& entry, wxRect2DDouble const& box, double pixel) {
    auto const colours = tone_colours(entry.tint);
    auto const pale = entry.look == Entry::Look::suggested;
    canvas.SetPen(*wxTRANSPARENT_PEN);
    auto const share = pale ? 0.5 : entry.look == Entry::Look::rated ? 0.4 : 1.0;
    canvas.SetBrush(wxBrush(mix(colours.highlight, palette().surface, share)));
    canvas.DrawRoundedRectangle(box.m_x, box.m_y, box.m_width, box.m_height, 2 * pixel);
    auto const foot = box.m_y + box.m_height;
    auto const line = [&](wxColour const& colour, double from, double until, double y, wxPenStyle style) {
        canvas.SetPen(wxPen(colour, static_cast<int>(pixel), style));
        canvas.StrokeLine(box.m_x + from * box.m_width, y, box.m_x + until * box.m_width, y);
    };
    if (entry.look != Entry::Look::rated) return line(colours.dot, 0, 1, foot, pale ? wxPENSTYLE_DOT : wxPENSTYLE_SOLID);
    // Two lines, as in the text, in the colours of two verdicts: which colour it is says the verdict.
    for (auto const y : {foot - 3 * pixel, foot}) {
        line(tone_colours(Tone::positive).dot, 0, 0.5, y, wxPENSTYLE_SOLID);
        line(tone_colours(Tone::negative).dot, 0.5, 1, y, wxPENSTYLE_SOLID);
    }
}

} // namespace

Legend::Legend(wxWindow* parent, Shape shape) : Tile(parent, Press::none), shape_(shape) {
    std::string words;
    for (auto const& entry : legend_entries()) join(words, entry.told);
    describe_as(shim::Role::label, tr("Colours in an article"), words);
    SetMinSize(GetBestSize());
    // Narrower, the line goes on below: what it leaves out nobody would miss.
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        InvalidateBestSize(); // it depends on the width
        if (GetBestSize() == GetMinSize()) return;
        SetMinSize(GetBestSize());
        request_layout(*this);
    });
}

std::vector<wxPoint> Legend::places(int width) const {
    std::vector<wxPoint> at;
    auto const in_line = shape_ == Shape::line;
    auto const high = FromDIP(with_letters(line_height_dip));
    auto const from = in_line ? FromDIP(line_left) : 0;
    wxPoint next(from, 0);
    for (auto const& entry : legend_entries()) {
        auto const words = in_line ? text_width(*this, legend_font(true), to_label(entry.word)) : 0;
        auto const needed = FromDIP(swatch_width + swatch_gap) + words;
        if (in_line && next.x > from && next.x + needed > width - FromDIP(line_right)) next = {from, next.y + high};
        at.push_back(next);
        if (in_line) next.x += needed + FromDIP(between);
        else next.y += high;
    }
    return at;
}

wxSize Legend::DoGetBestSize() const {
    auto const width = GetSize().x;
    auto const is_known = width > FromDIP(100); // less it has only on the way to its size
    auto const last = shape_ == Shape::line && !is_known ? 0 : places(width).back().y;
    return {FromDIP(60), last + FromDIP(with_letters(line_height_dip))}; // as wide as there is room
}

void Legend::paint(wxGraphicsContext& canvas, wxSize const& size) {
    auto const in_line = shape_ == Shape::line;
    canvas.SetFont(legend_font(in_line), in_line ? palette().faint : palette().text);
    auto const at = places(size.x);
    auto const high = FromDIP(with_letters(line_height_dip));
    std::size_t next = 0;
    for (auto const& entry : legend_entries()) {
        auto const [x, y] = std::pair(at[next].x, at[next].y);
        ++next;
        auto const words = to_label(in_line ? entry.word : entry.told);
        double width = 0, height = 0;
        canvas.GetTextExtent(words, &width, &height);
        draw_swatch(canvas, entry,
                    {static_cast<double>(x), y + (high - FromDIP(swatch_height)) / 2.0, static_cast<double>(FromDIP(swatch_width)),
                     static_cast<double>(FromDIP(swatch_height))},
                    FromDIP(1));
        canvas.DrawText(words, x + FromDIP(swatch_width + swatch_gap), y + (high - height) / 2);
    }
}

} // namespace app
