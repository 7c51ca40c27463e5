// Text that stands still: section headings, hairlines, and paragraphs that wrap to the room they
// get.
#pragma once

#include "app/window/theme.h"
#include "core/text/diff.h"

#include <wx/stattext.h>
#include <wx/window.h>

#include <optional>
#include <vector>
#include <string>

namespace app {

/// "COUNTER-STATEMENTS  2": small capitals over a group.
class SectionLabel : public wxStaticText {
public:
    SectionLabel(wxWindow* parent, std::string const& text, std::optional<long> count = {});
    void set_text(std::string const& text, std::optional<long> count = {});
    /// Without the count, as it is written in a sentence.
    std::string const& title() const { return title_; }

private:
    void restyle();
    std::string title_;
    ThemeWatch watch_{[this] { restyle(); }};
};

/// A one-pixel line in the border colour.
class Hairline : public wxWindow {
public:
    explicit Hairline(wxWindow* parent, wxOrientation orientation = wxHORIZONTAL);

private:
    ThemeWatch watch_{[this] { SetBackgroundColour(palette().border); }};
};

enum class Selectable { no, yes };

struct TextLook {
    TextRole role = TextRole::text;
    double points = 10;
    Weight weight = Weight::normal;
    enum class Family { sans, serif } family = Family::sans;
    Selectable selectable = Selectable::no;
    /// Of one line: whether it may be given less room than it has words, and ends in "…" then.
    enum class Fit { whole, cut } fit = Fit::whole;
};

/// A paragraph that takes the width its sizer gives and asks for the height it then needs.
class WrapLabel : public wxStaticText {
public:
    WrapLabel(wxWindow* parent, std::string const& text, TextLook look = {});
    void set_text(std::string const& text);
    void set_role(TextRole role);
    void set_tint(std::optional<Tint> tint);
    /// Words that went are struck out, words that came are underlined, both on a ground of their own.
    void set_difference(std::vector<core::Piece> const& pieces);

protected:
    wxSize DoGetBestSize() const override;
    void DoSetSize(int x, int y, int width, int height, int flags) override;

private:
    void restyle();
    int height_for(int width) const;

    TextLook look_;
    std::optional<Tint> tint_;
    std::vector<core::Piece> difference_;
    int width_ = 0;
    /// Breaking lines is slow and layouts ask again and again; cleared when the words change.
    mutable std::vector<std::pair<int, int>> heights_;
    ThemeWatch watch_{[this] { restyle(); }};
};

/// One line that is never wrapped, in a palette colour; for short words and dates.
class LineLabel : public wxStaticText {
public:
    LineLabel(wxWindow* parent, std::string const& text, TextLook look = {});
    void set_text(std::string const& text);
    void set_tint(std::optional<Tint> tint);

private:
    void restyle();
    TextLook look_;
    std::optional<Tint> tint_;
    ThemeWatch watch_{[this] { restyle(); }};
};

} // namespace app
