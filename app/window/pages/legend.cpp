#include "app/window/pages/legend.h"

#include "app/window/phrases.h"
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
    enum class Look { suggested, recorded } look = Look::recorded;
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
    all.push_back({tr("Asserts an unrated claim"),
                   tr("Asserts a claim that has no rating yet; with one, in its colour"), Tone::unproven});
    return all;
}

constexpr int swatch_width = 18;
constexpr int swatch_height = 11;
constexpr int legend_line = 26;
constexpr double legend_points = 8.5;

} // namespace

Legend::Legend(wxWindow* parent, Shape shape) : Tile(parent, Press::none), shape_(shape) {
    std::string words;
    for (auto const& entry : legend_entries()) join(words, entry.told);
    describe_as(shim::Role::label, tr("Colours in an article"), words);
    SetMinSize(GetBestSize());
}

wxSize Legend::DoGetBestSize() const {
    auto const lines = shape_ == Shape::line ? 1 : static_cast<int>(legend_entries().size());
    return FromDIP(wxSize(60, legend_line * lines)); // as wide as there is room
}

void Legend::paint(wxGraphicsContext& canvas, wxSize const& size) {
    auto const in_line = shape_ == Shape::line;
    double left = in_line ? FromDIP(20) : 0;
    double top = 0;
    canvas.SetFont(ui_font(in_line ? legend_points : legend_points + 1), in_line ? palette().faint : palette().text);
    for (auto const& entry : legend_entries()) {
        auto const words = to_label(in_line ? entry.word : entry.told);
        double width = 0, height = 0;
        canvas.GetTextExtent(words, &width, &height);
        auto const needed = FromDIP(swatch_width + 6) + width;
        if (in_line && left + needed > size.x - FromDIP(12)) return; // half an entry says nothing
        auto const colours = tone_colours(entry.tint);
        double const box_top = top + (FromDIP(legend_line) - FromDIP(swatch_height)) / 2.0;
        canvas.SetPen(*wxTRANSPARENT_PEN);
        canvas.SetBrush(wxBrush(entry.look == Entry::Look::suggested ? mix(colours.highlight, palette().surface, 0.5)
                                                                      : colours.highlight));
        canvas.DrawRoundedRectangle(left, box_top, FromDIP(swatch_width), FromDIP(swatch_height), FromDIP(2));
        canvas.SetPen(wxPen(colours.dot, FromDIP(1),
                            entry.look == Entry::Look::suggested ? wxPENSTYLE_DOT : wxPENSTYLE_SOLID));
        auto const foot = box_top + FromDIP(swatch_height);
        canvas.StrokeLine(left, foot, left + FromDIP(swatch_width), foot);
        canvas.DrawText(words, left + FromDIP(swatch_width + 6), top + (FromDIP(legend_line) - height) / 2);
        if (in_line) left += needed + FromDIP(16);
        else top += FromDIP(legend_line);
    }
}

} // namespace app
