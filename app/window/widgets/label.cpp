// wx lays windows out by a size that does not depend on their width. A WrapLabel therefore answers
// with the height for the width it last had, and asks for one more layout when that changes.
#include "app/window/widgets/label.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/paint.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/widgets/tile.h"
#include "app/window/wxtext.h"

#include <algorithm>

namespace app {
namespace {

wxFont font_of(TextLook const& look) {
    return look.family == TextLook::Family::serif ? serif_font(look.points, look.weight)
                                                  : ui_font(look.points, look.weight);
}

wxColour colour_of_label(TextLook const& look, std::optional<Tint> const& tint) {
    return tint ? tone_colours(*tint).pill_text : colour_of(look.role);
}

} // namespace

SectionLabel::SectionLabel(wxWindow* parent, std::string const& text, std::optional<long> count) {
    Create(parent, wxID_ANY, wxEmptyString);
    be_surface(*this);
    SetFont(ui_font(8.5, Weight::semibold));
    set_text(text, count);
    shim::set_role(*this, shim::Role::heading);
    restyle();
}

void SectionLabel::set_text(std::string const& text, std::optional<long> count) {
    title_ = text;
    wxString shown = to_label(text).Upper();
    if (count) shown += wxS("  ") + to_wx(group_thousands(*count));
    SetLabelText(shown);
    // Capitals are for the eye; a screen reader would spell them.
    shim::name_for_assistive(this, count ? text + " " + std::to_string(*count) : text);
}

void SectionLabel::restyle() { SetForegroundColour(palette().faint); }

Hairline::Hairline(wxWindow* parent, wxOrientation orientation)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE) {
    SetMinSize(orientation == wxHORIZONTAL ? wxSize(-1, 1) : wxSize(1, -1));
    SetMaxSize(orientation == wxHORIZONTAL ? wxSize(-1, 1) : wxSize(1, -1));
    SetBackgroundColour(palette().border);
    SetCanFocus(false);
}

WrapLabel::WrapLabel(wxWindow* parent, std::string const& text, TextLook look) : look_(look) {
    Create(parent, wxID_ANY, wxEmptyString);
    shim::wrap_label(*this, look.selectable == Selectable::yes);
    if (look.selectable == Selectable::no) be_surface(*this);
    SetFont(font_of(look));
    SetLabelText(to_lines(text));
    restyle();
}

void WrapLabel::set_text(std::string const& text) {
    difference_.clear();
    if (to_lines(text) == GetLabelText()) return;
    heights_.clear();
    SetLabelText(to_lines(text));
    InvalidateBestSize();
    request_layout(*this);
}

void WrapLabel::set_difference(std::vector<core::Piece> const& pieces) {
    difference_ = pieces;
    auto const span = [](Tone tone) {
        auto const colours = tone_colours(tone);
        return "<span color='" + colours.pill_text.GetAsString(wxC2S_HTML_SYNTAX) + "' background='" +
               colours.pill.GetAsString(wxC2S_HTML_SYNTAX) + "'>";
    };
    wxString markup;
    auto last = core::Piece::Kind::same;
    for (auto const& piece : pieces) {
        auto const text = to_wx(as_markup(core::shown_text(piece.text)));
        // What replaces a word must not run into it.
        if (last == core::Piece::Kind::removed && piece.kind == core::Piece::Kind::added)
            markup += wxString::FromUTF8("\u2009");
        last = piece.kind;
        if (piece.kind == core::Piece::Kind::removed)
            markup += span(Tone::negative) + "<s>" + text + "</s></span>";
        else if (piece.kind == core::Piece::Kind::added)
            markup += span(Tone::positive) + "<u>" + text + "</u></span>";
        else
            markup += text;
    }
    heights_.clear();
    SetLabelMarkup(markup);
    InvalidateBestSize();
    request_layout(*this);
}

void WrapLabel::set_role(TextRole role) {
    look_.role = role;
    restyle();
}

void WrapLabel::set_tint(std::optional<Tint> tint) {
    tint_ = std::move(tint);
    restyle();
}

void WrapLabel::restyle() {
    SetForegroundColour(colour_of_label(look_, tint_));
    if (!difference_.empty()) set_difference(std::vector<core::Piece>(difference_));
}

int WrapLabel::height_for(int width) const {
    for (auto const& [known, height] : heights_)
        if (known == width) return height;
    heights_.emplace_back(width, shim::label_height(*const_cast<WrapLabel*>(this), width));
    return heights_.back().second;
}

wxSize WrapLabel::DoGetBestSize() const {
    if (GetLabel().empty()) return {0, 0};
    int const least = FromDIP(40);
    // Before it has a width a guess would be measured for nothing.
    return {least, width_ > 0 ? height_for(width_) : least};
}

void WrapLabel::DoSetSize(int x, int y, int width, int height, int flags) {
    wxStaticText::DoSetSize(x, y, width, height, flags);
    int const now = GetSize().x;
    // Narrower than a word it is only on the way to its size.
    if (now == width_ || now <= FromDIP(60)) return;
    width_ = now;
    int const before = GetBestSize().y;
    InvalidateBestSize();
    if (GetBestSize().y != before) request_layout(*this);
}

LineLabel::LineLabel(wxWindow* parent, std::string const& text, TextLook look) : look_(look) {
    auto const cut = look.fit == TextLook::Fit::cut;
    Create(parent, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, cut ? wxST_ELLIPSIZE_END : 0);
    if (cut) SetMinSize(wxSize(FromDIP(60), -1));
    be_surface(*this);
    SetFont(font_of(look));
    SetLabelText(to_label(text));
    restyle();
}

void LineLabel::set_text(std::string const& text) {
    if (to_label(text) == GetLabelText()) return;
    SetLabelText(to_label(text));
    request_layout(*this);
}

void LineLabel::set_tint(std::optional<Tint> tint) {
    tint_ = std::move(tint);
    restyle();
}

void LineLabel::restyle() { SetForegroundColour(colour_of_label(look_, tint_)); }

} // namespace app
