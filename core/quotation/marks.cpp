// One scan with a short stack. The straight mark and the single marks are decided by what stands on
// either side of them; everything else by its shape. Two apostrophes, two grave accents or two commas
// side by side are one mark.
#include "core/quotation/marks.h"

#include "core/quotation/characters.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace core {

namespace {

constexpr std::size_t deepest = 4;
constexpr std::size_t farthest_single = 2'000;

/// `unclosed`: a single mark behind a colon whose other one does not stand in its paragraph.
enum class Style : std::uint8_t { guillemet, curly, low, straight, single, unclosed, low_single, angle, corner };

struct Open {
    std::size_t at;
    Style style;
    std::uint8_t width;
};

class Pairing {
public:
    Pairing(std::u32string_view text, Singles singles)
        : text_(text), singles_(doubled_apostrophes() ? Singles::apostrophes : singles),
          reversed_(guillemets_reversed(U'«', U'»')), angles_reversed_(guillemets_reversed(U'‹', U'›')) {}

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
               (text_.find(U"\'\'", first + 2) != std::u32string_view::npos ||
                text_.find(U"``") != std::u32string_view::npos || text_.find(U",,") != std::u32string_view::npos);
    }

    bool guillemets_reversed(char32_t left, char32_t right) const {
        auto const first = text_.find_first_of(std::u32string{left, right});
        return first != std::u32string_view::npos && text_[first] == right && begins_word(first) &&
               (is_letter(after(first)) || is_digit(after(first)) || is_mark(after(first)));
    }

    void paragraph(std::size_t start, std::size_t end) {
        std::size_t at = start;
        while (at < end && is_space(text_[at])) ++at;
        if (at >= end) return; // a blank line neither ends nor continues anything
        if (depth_ > 0) {
            if (continues(at)) {
                depth_ = 1;
                reopened_ = at;
                at += stack_[0].width;
            } else if (!closes_in(at, end)) {
                settle(last_end_);
            }
        }
        singles_end_ = 0;
        in_attribute_ = false;
        start_ = at;
        for (; at < end; ++at) at += step(at, end) - std::size_t{1};
        last_end_ = end;
        if (depth_ == 0) settle(end);
    }

    /// Whether a paragraph begins with the mark of the open quotation, or, as is done in Spanish, with its other one.
    bool continues(std::size_t at) const {
        char32_t const outer = text_[stack_[0].at];
        char32_t const first = text_[at];
        if (stack_[0].style == Style::single) return false;
        if (stack_[0].width > 1) return first == outer && after(at) == outer;
        if (first == outer) return true;
        return (outer == U'«' && first == U'»' && !reversed_) || (outer == U'“' && first == U'”');
    }

    bool introduced(std::size_t at) const {
        while (at > 0 && is_space(text_[at - 1])) --at;
        return before(at) == U':';
    }

    /// Whether a quotation that a colon introduces ends in the next paragraph, which no mark opens: the first mark there
    /// of its shape closes.
    bool closes_in(std::size_t start, std::size_t end) const {
        Open const& outer = stack_[0];
        if (depth_ > 1 || outer.width > 1 || !introduced(outer.at)) return false;
        std::u32string_view closing, opening;
        if (outer.style == Style::guillemet) {
            closing = reversed_ ? U"«" : U"»";
            opening = reversed_ ? U"»" : U"«";
        } else if (outer.style == Style::curly) {
            closing = U"”";
            opening = U"“";
        } else if (outer.style == Style::low) {
            closing = U"“”";
            opening = U"„";
        } else {
            return false;
        }
        for (std::size_t at = start; at < end; ++at) {
            if (opening.find(text_[at]) != opening.npos) return false;
            if (closing.find(text_[at]) != closing.npos) return at > start;
        }
        return false;
    }

    /// Reads the sign at a place; how many code points it has.
    std::size_t step(std::size_t at, std::size_t end) {
        switch (text_[at]) {
        case U'«':
        case U'»':
            if ((text_[at] == U'«') != reversed_) {
                open(at, Style::guillemet);
            } else if (!close(at, Style::guillemet)) {
                stray(at);
            }
            break;
        case U'‹':
        case U'›':
            if ((text_[at] == U'‹') != angles_reversed_) {
                open(at, Style::angle);
            } else {
                close(at, Style::angle);
            }
            break;
        case U'「': open(at, Style::corner); break;
        case U'」': close(at, Style::corner); break;
        case U'„': open(at, Style::low); break;
        case U'‚':
            if (begins_word(at)) open(at, Style::low_single);
            break;
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
            if (top_is(Style::low_single)) {
                close(at, Style::low_single);
            } else if (singles_ == Singles::marks && !elided(at, end)) {
                if (single_closes(at + 1, end)) open(at, Style::single);
                else if (depth_ == 0 && introduced(at) && is_upper(after(at))) open(at, Style::unclosed);
            }
            break;
        case U',':
            if (after(at) != U',' || !begins_word(at, 2)) break;
            open(at, Style::low, 2);
            return 2;
        case U'`': return grave(at, end);
        case U'’':
        case U'\'':
            if (after(at) == text_[at] && doubled(at, end)) return 2;
            single(at, end);
            break;
        default: break;
        }
        return 1;
    }

    bool top_is(Style style) const { return depth_ > 0 && stack_[depth_ - 1].style == style; }

    bool is_open(Style style) const {
        return std::any_of(stack_.begin(), stack_.begin() + depth_,
                           [&](Open const& open) { return open.style == style; });
    }

    void open(std::size_t at, Style style, std::uint8_t width = 1) {
        if (depth_ < deepest) stack_[depth_++] = {at, style, width};
    }

    /// Closes the nearest open mark of the style; marks opened inside it and left open are dropped.
    bool close(std::size_t at, Style style, std::uint8_t width = 1) {
        for (std::size_t i = depth_; i > 0; --i) {
            if (stack_[i - 1].style != style) continue;
            depth_ = i - 1;
            Marked marked{stack_[i - 1].at, at, true, false, stack_[i - 1].width, width, Marked::Kind::marks, 0};
            if (depth_ == 0) marked.reopened = std::exchange(reopened_, 0);
            keep(marked);
            return true;
        }
        return false;
    }

    void keep(Marked const& marked) {
        closed_.push_back(marked);
        reached_ = std::max(reached_, marked.end());
    }

    /// A closing mark where none is open: the opening one may have been forgotten.
    void stray(std::size_t at, std::uint8_t width = 1) {
        if (depth_ > 0 || !ends_word(at)) return;
        std::size_t from = std::max(start_, reached_);
        while (from < at && is_space(text_[from])) ++from;
        if (from < at) keep({from, at, false, false, 0, width, Marked::Kind::marks, 0});
    }

    void closing_curly(std::size_t at) {
        if (close(at, Style::curly) || close(at, Style::low) || close(at, Style::straight)) return;
        if (is_space(before(at)) && !is_space(after(at))) return open(at, Style::curly);
        stray(at);
    }

    /// ``…'' and `…'
    std::size_t grave(std::size_t at, std::size_t end) {
        bool const two = after(at) == U'`';
        if (!begins_word(at, two ? 2 : 1)) return two ? 2 : 1;
        if (two) {
            open(at, Style::curly, 2);
            return 2;
        }
        if (singles_ == Singles::marks && single_closes(at + 1, end)) open(at, Style::single);
        return 1;
    }

    /// Two apostrophes side by side; false if they are no mark here.
    bool doubled(std::size_t at, std::size_t) {
        bool const ends = !is_space(before(at)) && !is_opening(before(at)) && before(at) != U'\n';
        char32_t const next = at + 2 < text_.size() ? text_[at + 2] : U'\n';
        if (ends && !is_letter(next)) {
            if (close(at, Style::straight, 2) || close(at, Style::curly, 2) || close(at, Style::low, 2)) return true;
            return false;
        }
        if (!ends && !is_space(next) && !is_open(Style::straight)) {
            open(at, Style::straight, 2);
            return true;
        }
        return false;
    }

    void straight(std::size_t at) {
        // <a title="…">: the mark of an attribute, left in the text by a careless copy.
        if (before(at) == U'=' || in_attribute_) {
            in_attribute_ = before(at) == U'=';
            return;
        }
        bool const space_before = is_space(before(at)) || is_opening(before(at));
        bool const space_after = is_space(after(at));
        if (!is_open(Style::straight)) {
            bool const inch = is_digit(before(at)) && !is_letter(after(at));
            if (close_other_style(at) || inch) return;
            if (space_before || is_apostrophe(before(at)) || !space_after) {
                if (!space_before && !is_apostrophe(before(at)) && ends_word(at)) return stray(at);
                return open(at, Style::straight);
            }
            return stray(at);
        }
        if (space_before && !space_after && is_letter(after(at)) && before(at) != U'\n') {
            // Looks like an opening mark although one is open: the open one has lost its partner.
            if (!top_is(Style::straight)) return;
            Open& lost = stack_[depth_ - 1];
            if (depth_ == 1) leave_open(lost, at);
            lost = {at, Style::straight, 1};
            return;
        }
        close(at, Style::straight);
    }

    bool begins_word(std::size_t at, std::size_t width = 1) const {
        char32_t const next = at + width < text_.size() ? text_[at + width] : U'\n';
        return (is_space(before(at)) || is_opening(before(at))) && !is_space(next);
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

    /// 's avonds, 'n, '90s, and 'em in the middle of a sentence: a letter is left out, nothing opens.
    bool elided(std::size_t at, std::size_t end) const {
        std::size_t last = at + 1;
        while (last < end && last - at < 8 && is_letter(text_[last])) ++last;
        char32_t const first = fold_character(after(at));
        std::u32string_view const letters = U"sntmkrzd";
        if (last == at + 2 && letters.find(first) != std::u32string_view::npos && last < end &&
            (is_space(text_[last]) || is_apostrophe(text_[last]) || is_hyphen(text_[last])))
            return true;
        std::u32string_view const word = text_.substr(at + 1, last - at - 1);
        bool const short_form = word == U"em" || word == U"cause" || word == U"til" || word == U"tis" ||
                                word == U"twas" || word == U"bout" || word == U"round";
        return short_form && at > 1 && is_space(before(at)) && is_letter(text_[at - 2]);
    }

    void single(std::size_t at, std::size_t end) {
        if (top_is(Style::low_single) && ends_word(at) && !is_letter(after(at))) {
            close(at, Style::low_single);
            return;
        }
        if (singles_ == Singles::apostrophes) return;
        if (is_letter(before(at)) && is_letter(after(at))) return;
        if (top_is(Style::unclosed) && ends_word(at) && !is_letter(before(at))) {
            close(at, Style::unclosed);
            return;
        }
        if (top_is(Style::single) && at == single_close_) {
            close(at, Style::single);
            return;
        }
        bool const opens = text_[at] == U'\'' && is_letter(after(at)) &&
                           (is_space(before(at)) || is_opening(before(at))) && !elided(at, end);
        if (opens && !top_is(Style::single) && single_closes(at + 1, end)) open(at, Style::single);
    }

    /// Looks ahead for the end of a single-marked stretch: best after a stop or comma, since a
    /// plural possessive ("the workers' turn") looks like an end too. Another mark that opens before it
    /// leaves only such an end.
    bool single_closes(std::size_t from, std::size_t end) {
        if (from < singles_end_) return false;
        std::size_t const until = std::min(end, from + farthest_single);
        std::size_t fallback = 0;
        std::size_t i = from;
        for (; i < until; ++i) {
            if (text_[i] != U'\'' && text_[i] != U'’' && text_[i] != U'‘') continue;
            bool const begins = (is_space(before(i)) || is_opening(before(i))) && is_letter(after(i)) && i > from;
            if (begins && text_[i] != U'’' && !elided(i, end)) {
                if (fallback != 0) break;
                continue;
            }
            if (text_[i] == U'‘') continue;
            bool const left_out = i > 1 && fold_character(text_[i - 1]) == U'n' && is_apostrophe(text_[i - 2]);
            if (is_letter(after(i)) || is_digit(after(i)) || is_space(before(i)) || left_out) continue;
            if (!is_letter(before(i))) {
                singles_end_ = i + 1;
                single_close_ = i;
                return true;
            }
            bool const possessive = before(i) == U's' && is_space(after(i));
            if (!possessive || fallback == 0) fallback = i;
            if (!possessive) break;
        }
        singles_end_ = fallback != 0 ? fallback + 1 : until;
        single_close_ = fallback;
        return fallback != 0;
    }

    /// An opening mark whose closing one is missing, up to a place or to the next pair.
    void leave_open(Open const& outer, std::size_t until) {
        for (std::size_t i = closed_.size(); i > 0 && closed_[i - 1].open > outer.at; --i)
            if (closed_[i - 1].balanced) until = std::min(until, closed_[i - 1].open);
        keep({outer.at, until, false, false, outer.width, 1, Marked::Kind::marks, std::exchange(reopened_, 0)});
    }

    /// Keeps the outermost of what was closed. An outer mark never closed reaches to the next one.
    void settle(std::size_t paragraph_end) {
        if (depth_ > 0 && stack_[0].style != Style::single) leave_open(stack_[0], paragraph_end);
        reopened_ = 0;
        depth_ = 0;
        std::sort(closed_.begin(), closed_.end(), [](Marked const& a, Marked const& b) {
            return a.open != b.open ? a.open < b.open : a.close > b.close;
        });
        std::size_t reached = 0;
        for (Marked const& marked : closed_) {
            if (marked.open < reached) continue;
            out_.push_back(marked);
            reached = marked.end();
        }
        closed_.clear();
    }

    std::u32string_view text_;
    Singles singles_;
    bool reversed_;
    bool angles_reversed_;
    bool in_attribute_ = false;
    std::array<Open, deepest> stack_{};
    std::size_t depth_ = 0;
    std::size_t start_ = 0; ///< of the paragraph
    std::size_t last_end_ = 0;
    std::size_t reached_ = 0; ///< the end of what was kept last
    std::size_t reopened_ = 0;
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

bool is_mark(char32_t c) {
    return is_double_mark(c) || c == U'‘' || c == U'‚' || c == U'‹' || c == U'›' || c == U'`' || c == U'\'' ||
           c == U'’';
}

} // namespace core
