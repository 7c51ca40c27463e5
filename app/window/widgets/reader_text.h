// The page an article is read on: a native text view made into a column, with highlights that can
// be clicked. It never changes its text; caret, selection and copying work by keyboard and mouse.
// All positions are code points of the text given to set_text().
#pragma once

#include "app/window/gtk/gtk_shim.h"
#include "app/window/theme.h"
#include "app/window/widgets/highlight.h"

#include <wx/textctrl.h>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace app {

enum class ParagraphRole { kicker, title, byline, heading };

struct Paragraph {
    long start = 0;
    long end = 0;
    ParagraphRole role = ParagraphRole::heading;
};

/// A highlight was clicked, or Enter pressed in it. GetExtraLong() is its id.
wxDECLARE_EVENT(EVT_HIGHLIGHT, wxCommandEvent);
/// Caret or selection moved. At most once per turn of the event loop.
wxDECLARE_EVENT(EVT_CARET, wxCommandEvent);

class ReaderText : public wxTextCtrl {
public:
    /// `name` is the accessible name of the text.
    ReaderText(wxWindow* parent, std::string const& name);

    /// `utf8` must be valid. Highlights and scroll position are reset.
    void set_text(std::string_view utf8, std::vector<Paragraph> const& paragraphs = {});
    void set_highlights(std::vector<Highlight> highlights);
    /// Stretches to show as found, and which of them is the one at hand; nothing takes them away.
    void set_found(std::vector<std::pair<long, long>> const& places, std::size_t at);
    /// Size of the body text; titles grow with it.
    void set_text_size(double points);

    /// The place in the text under a point of this window; none outside of the text.
    std::optional<long> position_at(wxPoint const& client) const;
    /// Ids of all highlights at a position, the one on top first.
    std::vector<long> highlights_at(long position) const;
    /// Brings the span to the upper third of the page, unless it is in sight.
    void scroll_to(long start, long end);
    /// Empty when nothing is selected.
    std::optional<std::pair<long, long>> selection() const;
    /// Selects and focuses nothing else.
    void select(long start, long end);

private:
    void restyle();
    void define_roles();
    void lay_highlights();
    void lay_found();
    void lay_out_column();
    void announce_highlight(long position);
    void on_motion(wxMouseEvent& event);
    void on_key(wxKeyEvent& event);

    std::vector<Highlight> highlights_;
    std::vector<std::pair<long, long>> found_;
    std::size_t found_at_ = 0;
    std::vector<shim::StyledSpan> roles_; ///< headline, byline and the like
    double points_ = 13;
    bool hand_ = false;
    bool caret_posted_ = false;
    int column_at_ = -1;
    ThemeWatch watch_{[this] { restyle(); }};
};

} // namespace app
