// One scan with a short stack. The straight mark and the single marks are decided by what stands on
// either side of them; everything else by its shape.
#include "core/quotation/marks.h"

#include "core/quotation/characters.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::size_t deepest = 4;
constexpr std::size_t farthest_single = 2'000;

enum class Style : std::uint8_t { guillemet, curly, low, straight, single };

struct Open {
    std::size_t at;
    Style style;
};

class Pairing {
public:
    Pairing(std::u32string_view text, Singles singles)
        : text_(text), singles_(doubled_apostrophes() ? Singles::apostrophes : singles),
          reversed_(guillemets_reversed()) {}

    std::vector<Marked> run() {
        std::size_t at = 0;
        while (at < text_.size()) {
            std::size_t end = std::min(text_.find(U'\n', at), text_.size());
            paragraph(at, end);
            at = end + 1;
        }
        settle(text_.size());
        return std::move(out_);
    }

private:
    char32_t before(std::size_t at) const { return at > 0 ? text_[at - 1] : U'\n'; }
    char32_t after(std::size_t at) const { return at + 1 < text_.size() ? text_[at + 1] : U'\n'; }

    /// Where two apostrophes stand for one mark, a single one is inside what they mark.
    bool doubled_apostrophes() const {
        auto const first = text_.find(U"\'\'");
        return first != std::u32string_view::npos &&
               text_.find(U"\'\'", first + 2) != std::u32string_view::npos;
    }

    bool guillemets_reversed() const {
        auto const first = text_.find_first_of(U"«»");
        return first != std::u32string_view::npos && text_[first] == U'»' &&
               !is_space(after(first));
    }

    void paragraph(std::size_t start, std::size_t end) {
        std::size_t at = start;
        while (at < end && is_space(text_[at])) ++at;
        if (at >= end) return; // a blank line neither ends nor continues anything
        if (depth_ > 0) {
            if (continues(text_[at])) {
                depth_ = 1;
                ++at;
            } else {
                settle(last_end_);
            }
        }
        singles_end_ = 0;
        in_attribute_ = false;
        for (; at < end; ++at) step(at, end);
        last_end_ = end;
        if (depth_ == 0) settle(end);
    }

    bool continues(char32_t first) const {
        char32_t const outer = text_[stack_[0].at];
        if (first == outer) return true;
        return outer == U'«' && first == U'»' && !reversed_;
    }

    void step(std::size_t at, std::size_t end) {
        switch (text_[at]) {
        case U'«':
        case U'»':
            if ((text_[at] == U'«') != reversed_) {
                open(at, Style::guillemet);
            } else {
                close(at, Style::guillemet);
            }
            break;
        case U'„': open(at, Style::low); break;
        case U'“':
            if (top_is(Style::low)) {
                close(at, Style::low);
            } else if (top_is(Style::curly) && ends_word(at)) {
                close(at, Style::curly); // turned the wrong way by a careless hand
            } else {
                open(at, Style::curly);
            }
            break;
        case U'”': closing_curly(at); break;
        case U'"': straight(at); break;
        case U'‘':
            if (singles_ == Singles::marks && single_closes(at + 1, end)) {
                open(at, Style::single);
            }
            break;
        case U'’':
        case U'\'': single(at, end); break;
        default: break;
        }
    }

    bool top_is(Style style) const { return depth_ > 0 && stack_[depth_ - 1].style == style; }

    void open(std::size_t at, Style style) {
        if (depth_ < deepest) stack_[depth_++] = {at, style};
    }

    /// Closes the nearest open mark of the style; marks opened inside it and left open are dropped.
    bool close(std::size_t at, Style style) {
        for (std::size_t i = depth_; i > 0; --i) {
            if (stack_[i - 1].style != style) continue;
            depth_ = i - 1;
            closed_.push_back({stack_[i - 1].at, at, true, false});
            return true;
        }
        return false;
    }

    void closing_curly(std::size_t at) {
        if (close(at, Style::curly) || close(at, Style::low) || close(at, Style::straight)) return;
        if (is_space(before(at)) && !is_space(after(at))) open(at, Style::curly);
    }

    void straight(std::size_t at) {
        // <a title="…">: the mark of an attribute, left in the text by a careless copy.
        if (before(at) == U'=' || in_attribute_) {
            in_attribute_ = before(at) == U'=';
            return;
        }
        bool const space_before = is_space(before(at)) || is_opening(before(at));
        bool const space_after = is_space(after(at));
        bool const is_open = std::any_of(stack_.begin(), stack_.begin() + depth_,
                                         [](Open const& o) { return o.style == Style::straight; });
        if (!is_open) {
            bool const inch = is_digit(before(at)) && !is_letter(after(at));
            if (!close_other_style(at) && !inch &&
                (space_before || is_apostrophe(before(at)) || !space_after)) {
                open(at, Style::straight);
            }
            return;
        }
        if (space_before && !space_after && is_letter(after(at)) && before(at) != U'\n') {
            // Looks like an opening mark although one is open: the open one has lost its partner.
            if (top_is(Style::straight)) stack_[depth_ - 1].at = at;
            return;
        }
        close(at, Style::straight);
    }

    bool ends_word(std::size_t at) const {
        return !is_space(before(at)) && !is_opening(before(at)) && !is_letter(after(at)) &&
               !is_digit(after(at));
    }

    /// “ … ": opened with one hand, closed with another.
    bool close_other_style(std::size_t at) {
        if (!ends_word(at)) return false;
        return (top_is(Style::low) && close(at, Style::low)) ||
               (top_is(Style::curly) && close(at, Style::curly));
    }

    void single(std::size_t at, std::size_t end) {
        if (singles_ == Singles::apostrophes) return;
        if (is_letter(before(at)) && is_letter(after(at))) return;
        if (top_is(Style::single) && at == single_close_) {
            close(at, Style::single);
            return;
        }
        bool const opens = text_[at] == U'\'' && is_letter(after(at)) &&
                           (is_space(before(at)) || is_opening(before(at)));
        if (opens && !top_is(Style::single) && single_closes(at + 1, end)) open(at, Style::single);
    }

    /// Looks ahead for the end of a single-marked stretch: best after a stop or comma, since a
    /// plural possessive ("the workers' turn") looks like an end too.
    bool single_closes(std::size_t from, std::size_t end) {
        if (from < singles_end_) return false;
        std::size_t const until = std::min(end, from + farthest_single);
        std::size_t fallback = 0;
        for (std::size_t i = from; i < until; ++i) {
            if (text_[i] != U'\'' && text_[i] != U'’') continue;
            if (is_letter(after(i)) || is_digit(after(i)) || is_space(before(i))) continue;
            singles_end_ = i + 1;
            if (!is_letter(before(i))) {
                single_close_ = i;
                return true;
            }
            bool const possessive = before(i) == U's' && is_space(after(i));
            if (!possessive || fallback == 0) fallback = i;
            if (!possessive) break;
        }
        singles_end_ = until;
        single_close_ = fallback;
        return fallback != 0;
    }

    /// Keeps the outermost of what was closed; an outer mark never closed counts only when it could
    /// begin a quotation of its own.
    void settle(std::size_t paragraph_end) {
        if (depth_ > 0) {
            std::size_t const outer = stack_[0].at;
            bool const alone = std::none_of(closed_.begin(), closed_.end(),
                                            [&](Marked const& m) { return m.open > outer; });
            char32_t const previous = last_solid_before(outer);
            if (alone && stack_[0].style != Style::single &&
                (previous == U'\n' || previous == U':')) {
                closed_.push_back({outer, paragraph_end, false, false});
            }
        }
        depth_ = 0;
        std::sort(closed_.begin(), closed_.end(), [](Marked const& a, Marked const& b) {
            return a.open != b.open ? a.open < b.open : a.close > b.close;
        });
        std::size_t reached = 0;
        for (Marked const& marked : closed_) {
            if (marked.open < reached) continue;
            out_.push_back(marked);
            reached = marked.close + 1;
        }
        closed_.clear();
    }

    char32_t last_solid_before(std::size_t at) const {
        std::size_t const nearest = at > 4 ? at - 4 : 0;
        while (at > nearest && is_space(text_[at - 1]) && text_[at - 1] != U'\n') --at;
        return before(at);
    }

    std::u32string_view text_;
    Singles singles_;
    bool reversed_;
    bool in_attribute_ = false;
    std::array<Open, deepest> stack_{};
    std::size_t depth_ = 0;
    std::size_t last_end_ = 0;
    std::size_t singles_end_ = 0;
    std::size_t single_close_ = 0;
    std::vector<Marked> closed_;
    std::vector<Marked> out_;
};

} // namespace

std::vector<Marked> pair_marks(std::u32string_view text, Singles singles) {
    return Pairing(text, singles).run();
}

bool is_double_mark(char32_t c) {
    switch (c) {
    case U'"': case U'«': case U'»': case U'“': case U'”': case U'„': return true;
    default: return false;
    }
}

} // namespace core
