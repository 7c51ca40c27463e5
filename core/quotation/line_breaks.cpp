// Each break between two lines of a block (what stands between blank lines) is weighed by itself: a sentence that goes
// on in small letters goes on; a line that the next word would have made wider than its block was wrapped, for so do
// those who wrap. Where a sentence ends with its line, only a block that is wrapped elsewhere says that it goes on.
#include "core/quotation/line_breaks.h"

#include "core/quotation/blocks.h"
#include "core/quotation/characters.h"
#include "core/text/compose.h"

#include <algorithm>
#include <vector>

namespace core {

namespace {

constexpr std::size_t widest_wrapped = 120; ///< code points of a line; a wider one is a paragraph
constexpr std::size_t longest_prefix = 40;
constexpr std::size_t few_parted = 3; ///< words parted at line ends, from which on a hyphen there is none

bool is_closing(char32_t c) {
    return c == U'"' || c == U'»' || c == U'”' || c == U'“' || c == U'’' || c == U'\'' || c == U')' || c == U']';
}

struct WrittenLine {
    std::size_t start = 0; ///< of its words, behind the signs a mail quotes with
    std::size_t end = 0;   ///< behind its last sign that is no space
    std::size_t indent = 0; ///< what stands before its words
    bool empty() const { return end <= start; }
    std::size_t width() const { return end - start; }
};

class Lines {
public:
    explicit Lines(std::u32string& text) : text_(text) {}

    void run() {
        read();
        for (std::size_t first = 0; first < lines_.size();) {
            auto last = first;
            while (last < lines_.size() && !lines_[last].empty()) ++last;
            count(first, last);
            first = last + 1;
        }
        for (std::size_t first = 0; first < lines_.size();) {
            auto last = first;
            while (last < lines_.size() && !lines_[last].empty()) ++last;
            block(first, last);
            first = last + 1;
        }
        for (auto const index : soft_) join(index);
    }

private:
    void read() {
        for (std::size_t at = 0; at <= text_.size();) {
            auto const end = std::min(text_.find(U'\n', at), text_.size());
            WrittenLine line{at, end};
            while (line.start < end && (is_space(text_[line.start]) || text_[line.start] == U'>')) ++line.start;
            line.indent = line.start - at;
            while (line.end > line.start && is_space(text_[line.end - 1])) --line.end;
            lines_.push_back(line);
            at = end + 1;
        }
    }

    char32_t first(WrittenLine const& line) const { return text_[line.start]; }
    char32_t last(WrittenLine const& line) const { return text_[line.end - 1]; }

    /// The last sign that is no closing mark.
    char32_t last_solid(WrittenLine const& line) const {
        auto at = line.end;
        while (at > line.start && (is_closing(text_[at - 1]) || is_space(text_[at - 1]))) --at;
        return at > line.start ? text_[at - 1] : last(line);
    }
    bool ends_sentence(WrittenLine const& line) const { return is_terminal(last_solid(line)); }

    bool goes_on(WrittenLine const& line) const {
        auto const c = first(line);
        if (is_letter(c)) return !is_upper(c) && has_case(c);
        if (c == U',' || c == U')' || c == U'»' || c == U'”' || c == U';') return true;
        // "— said the mayor" goes on, "— We never were" begins.
        auto at = line.start;
        while (at < line.end && (is_dash(text_[at]) || is_space(text_[at]))) ++at;
        return is_dash(c) && at < line.end && is_letter(text_[at]) && !is_upper(text_[at]) && has_case(text_[at]);
    }
    static bool has_case(char32_t c) { return u_tolower(static_cast<UChar32>(c)) != u_toupper(static_cast<UChar32>(c)); }

    bool is_item(WrittenLine const& line) const {
        auto const c = first(line);
        auto const next = line.start + 1 < line.end ? text_[line.start + 1] : U' ';
        if ((c == U'-' || c == U'*' || c == U'•' || c == U'·' || is_dash(c)) && is_space(next)) return !goes_on(line);
        auto at = line.start;
        while (at < line.end && is_digit(text_[at])) ++at;
        return at > line.start && at - line.start <= 2 && at + 1 < line.end && (text_[at] == U'.' || text_[at] == U')') &&
               is_space(text_[at + 1]) && is_upper(text_[std::min(at + 2, line.end - 1)]);
    }

    /// "From: …", "COLBY: …"
    bool is_labelled(WrittenLine const& line) const {
        if (!is_upper(first(line))) return false;
        auto const end = std::min(line.end, line.start + longest_prefix);
        for (auto at = line.start; at < end; ++at) {
            auto const c = text_[at];
            if (c == U':') return at + 1 >= line.end || is_space(text_[at + 1]);
            if (!is_letter(c) && !is_space(c) && c != U'-' && c != U'.' && !is_apostrophe(c)) return false;
        }
        return false;
    }

    std::size_t first_word(WrittenLine const& line) const {
        auto at = line.start;
        while (at < line.end && !is_space(text_[at])) ++at;
        return at - line.start;
    }

    bool parts_word(WrittenLine const& line, WrittenLine const& next) const {
        if (line.width() < 2 || !is_letter(first(next))) return false;
        auto const c = last(line);
        return (is_hyphen(c) || c == 0xAD) && is_letter(text_[line.end - 2]);
    }

    /// A break inside a sentence, as the small letter behind it tells.
    bool surely_soft(std::size_t index) const {
        return !ends_sentence(lines_[index]) && goes_on(lines_[index + 1]) && !is_item(lines_[index + 1]);
    }

    /// Whether the last line of a block is a name under what it says.
    bool signs(WrittenLine const& line, WrittenLine const& next) const {
        auto const shape = signature_shape(std::u32string_view(text_).substr(next.start, next.width()));
        if (shape == Signature::none) return false;
        if (shape == Signature::words) return ends_sentence(line) && next.indent > 1;
        return next.indent > line.indent || (ends_sentence(line) && (shape == Signature::marked || next.indent > 1));
    }

    void count(std::size_t from, std::size_t until) {
        for (auto at = from; at + 1 < until; ++at) {
            if (!surely_soft(at)) continue;
            ++wrapped_;
            if (parts_word(lines_[at], lines_[at + 1])) ++parted_;
        }
    }

    void block(std::size_t from, std::size_t until) {
        if (until < from + 2) return;
        std::size_t width = 0;
        std::size_t here = 0;
        std::size_t labels = 0;
        for (auto at = from; at < until; ++at) {
            width = std::max(width, lines_[at].width());
            labels += is_labelled(lines_[at]) ? 1U : 0U;
            here += at + 1 < until && surely_soft(at) ? 1U : 0U;
        }
        bool const wrapped = width <= widest_wrapped && (here > 0 || wrapped_ >= 3);
        for (auto at = from; at + 1 < until; ++at) {
            auto const& line = lines_[at];
            auto const& next = lines_[at + 1];
            bool const full = line.width() + 1 + first_word(next) > width;
            if (at + 2 == until && signs(line, next)) continue;
            if (is_item(next) || (labels > 1 && is_labelled(next))) continue;
            bool soft = false;
            if (surely_soft(at) || parts_word(line, next)) soft = true;
            else if (ends_sentence(line)) soft = wrapped && full && !is_labelled(next) && next.indent <= line.indent;
            else if (last_solid(line) == U',') soft = true;
            else soft = width <= widest_wrapped && (full || (wrapped && here > 0 && (at > from || line.width() * 5 >= width * 4)));
            if (soft) soft_.push_back(at);
        }
    }

    void join(std::size_t index) {
        auto const& line = lines_[index];
        auto const& next = lines_[index + 1];
        bool const parted = parts_word(line, next);
        bool const hyphen_goes =
            parted && (last(line) == 0xAD || (parted_ >= few_parted && !is_upper(first(next))));
        for (auto at = line.end; at < next.start; ++at) text_[at] = parted ? letter_left_out : U' ';
        if (hyphen_goes) text_[line.end - 1] = letter_left_out;
    }

    std::u32string& text_;
    std::vector<WrittenLine> lines_;
    std::vector<std::size_t> soft_; ///< lines whose break ends nothing
    std::size_t wrapped_ = 0;       ///< breaks inside sentences
    std::size_t parted_ = 0;        ///< words parted at such
};

} // namespace

void join_lines(std::u32string& text) {
    if (text.find(U'\n') != std::u32string::npos) Lines(text).run();
}

} // namespace core
