// Roles and highlights are named styles of the text view; a change of theme or size only redefines
// the names. Highlight styles come after role styles, so that they win.
#include "app/window/widgets/reader_text.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/wxtext.h"

#include <algorithm>

namespace app {

wxDEFINE_EVENT(EVT_HIGHLIGHT, wxCommandEvent);
wxDEFINE_EVENT(EVT_CARET, wxCommandEvent);

namespace {

constexpr double body_points = 13;
constexpr int column_width = 640;
constexpr int least_margin = 28;

std::string role_style(ParagraphRole role) {
    switch (role) {
    case ParagraphRole::kicker: return "role:kicker";
    case ParagraphRole::title: return "role:title";
    case ParagraphRole::byline: return "role:byline";
    case ParagraphRole::heading: break;
    }
    return "role:heading";
}

std::string highlight_style(Highlight const& one, std::size_t depth) {
    std::string const tint =
        one.tint.hex.empty() ? std::to_string(static_cast<int>(one.tint.tone)) : one.tint.hex;
    return "mark:" + std::to_string(static_cast<int>(one.look)) + ":" + tint +
           (one.tells == Highlight::Tells::verdict ? ":verdict" : "") +
           (depth > 1 ? ":more" : "");
}

shim::TextStyle look_of(Highlight const& one, std::size_t depth) {
    ToneColours const colours = tone_colours(one.tint);
    shim::TextStyle style;
    style.underline_colour = colours.dot;
    if (one.tells == Highlight::Tells::verdict) {
        // Paler than what takes no side, which has this ground and no line.
        auto const ground = tone_colours(Tone::neutral).highlight;
        style.background = one.look == Highlight::Look::active ? ground : mix(ground, palette().surface, 0.4);
        style.underline = shim::Underline::twice;
        return style;
    }
    switch (one.look) {
    case Highlight::Look::words: style.underline = shim::Underline::single; return style;
    case Highlight::Look::dotted:
        style.background = mix(colours.highlight, palette().surface, 0.45);
        style.underline = shim::Underline::dotted;
        return style;
    case Highlight::Look::solid: style.background = colours.highlight; break;
    case Highlight::Look::active: style.background = colours.highlight_active; break;
    }
    if (depth > 1) style.underline = shim::Underline::single;
    return style;
}

} // namespace

ReaderText::ReaderText(wxWindow* parent, std::string const& name)
    : wxTextCtrl(parent, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                 wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxTE_NOHIDESEL | wxBORDER_NONE) {
    shim::add_class(*this, "cp-reader");
    shim::name_for_assistive(this, name);
    shim::leave_spelling_alone(*this);
    SetFont(serif_font(points_));
    define_roles();
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        lay_out_column();
        event.Skip();
    });
    Bind(wxEVT_MOTION, &ReaderText::on_motion, this);
    Bind(wxEVT_KEY_DOWN, &ReaderText::on_key, this);
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        event.Skip();
        long position = -1;
        // A drag selects; only a plain click opens what lies under it.
        if (!selection() && HitTest(event.GetPosition(), &position) != wxTE_HT_UNKNOWN) {
            CallAfter([this, position] { announce_highlight(position); });
        }
    });
    shim::on_caret(*this, [this] {
        if (std::exchange(caret_posted_, true)) return;
        CallAfter([this] {
            caret_posted_ = false;
            wxCommandEvent event(EVT_CARET, GetId());
            event.SetEventObject(this);
            HandleWindowEvent(event);
        });
    });
}

void ReaderText::set_text(std::string_view utf8, std::vector<Paragraph> const& paragraphs) {
    highlights_.clear();
    found_.clear();
    std::string const shown = break_long_paragraphs(utf8);
    shim::put_text(*this, shown);
    roles_.clear();
    for (Paragraph const& paragraph : paragraphs) {
        roles_.push_back({paragraph.start, paragraph.end, role_style(paragraph.role)});
    }
    for (auto const& [start, end] : blank_paragraphs(shown)) {
        roles_.push_back({start, end, "role:blank"});
    }
    shim::lay_styles(*this, "role:", roles_);
    column_at_ = -1;
    lay_out_column();
    shim::scroll_to(*this, 0, 0);
}

void ReaderText::set_highlights(std::vector<Highlight> highlights) {
    highlights_ = std::move(highlights);
    lay_highlights();
}

void ReaderText::lay_highlights() {
    std::vector<shim::StyledSpan> spans;
    std::vector<std::string> defined;
    for (Segment const& segment : flatten(highlights_)) {
        Highlight const& top = highlights_[segment.top];
        std::string const style = highlight_style(top, segment.depth);
        if (std::find(defined.begin(), defined.end(), style) == defined.end()) {
            shim::define_style(*this, style, look_of(top, segment.depth));
            defined.push_back(style);
        }
        spans.push_back({segment.start, segment.end, style});
    }
    shim::lay_styles(*this, "mark:", spans);
}

void ReaderText::set_found(std::vector<std::pair<long, long>> const& places, std::size_t at) {
    found_ = places;
    found_at_ = at;
    lay_found();
}

/// Above all highlights: the styles of GTK count in the order they were made in.
void ReaderText::lay_found() {
    if (!found_.empty()) {
        auto const colours = tone_colours(Tone::mixed);
        shim::TextStyle style;
        style.background = mix(colours.dot, palette().surface, 0.35);
        shim::define_style(*this, "find:place", style);
        style.background = colours.dot;
        style.foreground = palette().surface;
        shim::define_style(*this, "find:at_hand", style);
    }
    std::vector<shim::StyledSpan> spans;
    for (std::size_t at = 0; at < found_.size(); ++at)
        spans.push_back({found_[at].first, found_[at].second, at == found_at_ ? "find:at_hand" : "find:place"});
    shim::lay_styles(*this, "find:", spans);
}

void ReaderText::define_roles() {
    Palette const& now = palette();
    double const scale = points_ / body_points;
    auto const pixels = [&](int value) { return FromDIP(static_cast<int>(value * scale)); };
    shim::TextStyle kicker{.points = 8.75 * scale, .weight = 600, .family = "Inter"};
    kicker.foreground = now.accent;
    kicker.below = pixels(6);
    shim::TextStyle title{.points = 22.5 * scale, .weight = 600};
    title.above = pixels(2);
    title.inside = pixels(3);
    title.below = pixels(12);
    shim::TextStyle byline{.points = 9.5 * scale, .family = "Inter"};
    byline.foreground = now.muted;
    byline.inside = pixels(3);
    byline.below = pixels(22);
    shim::TextStyle heading{.points = 14.5 * scale, .weight = 600};
    heading.above = pixels(16);
    heading.below = pixels(9);
    shim::TextStyle blank{.points = 1};
    blank.inside = 0;
    blank.below = 0;
    shim::define_style(*this, "role:kicker", kicker);
    shim::define_style(*this, "role:title", title);
    shim::define_style(*this, "role:byline", byline);
    shim::define_style(*this, "role:heading", heading);
    shim::define_style(*this, "role:blank", blank);
}

void ReaderText::restyle() {
    define_roles();
    lay_highlights();
}

void ReaderText::set_text_size(double points) {
    points_ = std::clamp(points, 8.0, 32.0);
    SetFont(serif_font(points_));
    shim::forget_styles(*this);
    define_roles();
    shim::lay_styles(*this, "role:", roles_);
    lay_highlights();
    column_at_ = -1;
    lay_out_column();
}

void ReaderText::lay_out_column() {
    int const width = GetClientSize().x;
    if (width <= 1 || width == column_at_) return;
    column_at_ = width;
    double const scale = points_ / body_points;
    int const wanted = FromDIP(static_cast<int>(column_width * scale));
    shim::TextSpacing spacing;
    spacing.left = std::max(FromDIP(least_margin), (width - wanted) / 2);
    spacing.right = spacing.left;
    spacing.top = FromDIP(30);
    spacing.bottom = FromDIP(60);
    spacing.inside_paragraph = FromDIP(static_cast<int>(7 * scale));
    spacing.below_paragraph = FromDIP(static_cast<int>(17 * scale));
    shim::set_spacing(*this, spacing);
}

std::vector<long> ReaderText::highlights_at(long position) const {
    std::vector<Highlight> found;
    std::copy_if(highlights_.begin(), highlights_.end(), std::back_inserter(found),
                 [&](Highlight const& one) {
                     return one.start <= position && position < one.end;
                 });
    std::stable_sort(found.begin(), found.end(), lies_over);
    std::vector<long> ids;
    for (Highlight const& one : found) ids.push_back(one.id);
    return ids;
}

std::optional<long> ReaderText::position_at(wxPoint const& client) const {
    long position = -1;
    return HitTest(client, &position) == wxTE_HT_UNKNOWN ? std::nullopt : std::optional(position);
}

void ReaderText::scroll_to(long start, long end) {
    // What can be read already stays where it is: somebody may be pointing at it.
    if (!shim::is_in_sight(*this, start, end)) shim::scroll_to(*this, start, 0.3);
}

std::optional<std::pair<long, long>> ReaderText::selection() const {
    long from = 0;
    long to = 0;
    GetSelection(&from, &to);
    if (from == to) return std::nullopt;
    return std::pair(from, to);
}

void ReaderText::select(long start, long end) { SetSelection(start, end); }

void ReaderText::announce_highlight(long position) {
    auto const ids = highlights_at(position);
    if (ids.empty()) return;
    wxCommandEvent event(EVT_HIGHLIGHT, GetId());
    event.SetEventObject(this);
    event.SetExtraLong(ids.front());
    HandleWindowEvent(event);
}

void ReaderText::on_motion(wxMouseEvent& event) {
    event.Skip();
    auto const position = event.Dragging() ? std::nullopt : position_at(event.GetPosition());
    bool const over = position && !highlights_at(*position).empty();
    if (over == hand_) return;
    hand_ = over;
    shim::show_pointer(*this, over ? shim::Pointer::hand : shim::Pointer::text);
}

void ReaderText::on_key(wxKeyEvent& event) {
    bool const enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
    if (enter && event.GetModifiers() == wxMOD_NONE) {
        announce_highlight(GetInsertionPoint());
    } else {
        event.Skip();
    }
}

} // namespace app
