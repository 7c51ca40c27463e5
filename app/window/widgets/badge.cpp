// One drawing function serves the control and the list renderer.
#include "app/window/widgets/badge.h"

#include "app/window/gtk/gtk_shim_list.h"
#include "app/window/widgets/paint.h"
#include "app/window/wxtext.h"

#include <wx/brush.h>
#include <wx/graphics.h>

#include <algorithm>
#include <utility>

namespace app {
namespace {

struct Measures {
    double points;
    int height, side, dot, gap;
};

Measures measures_of(BadgeSize size) {
    switch (size) {
    case BadgeSize::large: return {11, 32, 13, 8, 7};
    case BadgeSize::medium: return {9, 23, 10, 6, 6};
    case BadgeSize::small: break;
    }
    return {8.5, 20, 8, 6, 5};
}

wxFont font_of(BadgeSize size) { return ui_font(measures_of(size).points, Weight::semibold); }

} // namespace

wxSize badge_size(wxWindow const& window, wxString const& word, BadgeSize size) {
    Measures const m = measures_of(size);
    int const text = text_width(window, font_of(size), word);
    return {window.FromDIP(m.side * 2 + m.dot + m.gap) + text + 1, window.FromDIP(m.height)};
}

void draw_badge(wxGraphicsContext& canvas, wxRect const& box, wxString const& word,
                ToneColours const& colours, BadgeSize size) {
    Measures const m = measures_of(size);
    canvas.SetFont(font_of(size), colours.pill_text);
    double const furniture = m.side * 2 + m.dot + m.gap;
    wxString const shown = shorten(canvas, word, std::max(0.0, box.width - furniture));
    double width = 0;
    double height = 0;
    canvas.GetTextExtent(shown, &width, &height);
    double const pill = std::min<double>(m.height, box.height);
    double const top = box.y + (box.height - pill) / 2;
    fill_round(canvas, {static_cast<double>(box.x), top, width + furniture, pill}, pill / 2,
               colours.pill);
    canvas.SetBrush(wxBrush(colours.dot));
    canvas.DrawEllipse(box.x + m.side, top + (pill - m.dot) / 2, m.dot, m.dot);
    canvas.DrawText(shown, box.x + m.side + m.dot + m.gap, top + (pill - height) / 2);
}

Badge::Badge(wxWindow* parent, std::string const& word, Tint tint, std::string const& spoken,
             BadgeSize size)
    : Tile(parent, Press::none), size_(size) {
    set(word, std::move(tint), spoken);
}

void Badge::set(std::string const& word, Tint tint, std::string const& spoken) {
    word_ = to_label(word);
    tint_ = std::move(tint);
    describe_as(shim::Role::label, spoken);
    InvalidateBestSize();
    SetMinSize(GetBestSize());
    Refresh();
}

wxSize Badge::DoGetBestClientSize() const { return badge_size(*this, word_, size_); }

void Badge::paint(wxGraphicsContext& canvas, wxSize const& size) {
    draw_badge(canvas, wxRect(size), word_, tone_colours(tint_), size_);
}

std::string badge_value(Tint const& tint, std::string_view word) {
    std::string value = tint.hex.empty() ? std::to_string(static_cast<int>(tint.tone)) : tint.hex;
    value += '|';
    value += word;
    return value;
}

std::pair<Tint, std::string> parse_badge(std::string_view value) {
    auto const bar = value.find('|');
    if (bar == std::string_view::npos) return {Tint{}, std::string(value)};
    std::string const key(value.substr(0, bar));
    std::string word(value.substr(bar + 1));
    if (parse_colour(key)) return {Tint(key), std::move(word)};
    bool const digit = key.size() == 1 && key[0] >= '0' && key[0] <= '7';
    return {digit ? Tint(static_cast<Tone>(key[0] - '0')) : Tint{}, std::move(word)};
}

BadgeRenderer::BadgeRenderer(BadgeSize size)
    : wxDataViewTextRenderer(wxS("string"), wxDATAVIEW_CELL_INERT, wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL),
      size_(size) {
    // No column has taken wx's own cell over yet: it would go with the column.
    auto* const ours = shim::painted_cell(
        {[this](wxGraphicsContext& canvas, wxRect const& cell) { paint(canvas, cell); }, [this] { return wanted(); }});
    shim::drop_cell(std::exchange(m_renderer, ours));
    SetMode(wxDATAVIEW_CELL_INERT);
    SetAlignment(wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
}

bool BadgeRenderer::SetValue(wxVariant const& value) {
    auto [tint, word] = parse_badge(to_utf8(value.GetString()));
    tint_ = std::move(tint);
    shim::set_cell_words(m_renderer, word);
    word_ = to_label(word);
    return true;
}

bool BadgeRenderer::GetValue(wxVariant& value) const {
    value = to_wx(badge_value(tint_, to_utf8(word_)));
    return true;
}

wxSize BadgeRenderer::wanted() const {
    if (word_.empty() || !GetView()) return {1, 1};
    return badge_size(*GetView(), word_, size_);
}

void BadgeRenderer::paint(wxGraphicsContext& canvas, wxRect const& cell) const {
    if (!word_.empty()) draw_badge(canvas, cell, word_, tone_colours(tint_), size_);
}

} // namespace app
