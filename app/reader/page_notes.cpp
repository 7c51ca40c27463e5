#include "app/reader/page_notes.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unicode/uchar.h>

namespace reader {

namespace {

constexpr std::u32string_view raised = U"\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079"; // in their order
constexpr std::u32string_view stars = U"*\u2217\u2020\u2021\u00A7";

std::optional<char32_t> digit(char32_t sign) {
    if (sign >= U'0' && sign <= U'9') return sign;
    if (auto const at = raised.find(sign); at != raised.npos) return static_cast<char32_t>(U'0' + at);
    return std::nullopt;
}

/// "1", "[1]", "1.", "¹", "**" at the beginning of a note, as "1" or "**"; empty where there is none.
std::u32string mark_before(std::u32string_view line) {
    constexpr std::size_t longest = 3;
    std::u32string mark;
    if (line.starts_with(U'[') || line.starts_with(U'(')) line.remove_prefix(1);
    while (!line.empty() && mark.size() < longest && stars.find(line.front()) != stars.npos) mark += line.front(), line.remove_prefix(1);
    auto const is_sign = !mark.empty() || (!line.empty() && raised.find(line.front()) != raised.npos);
    if (mark.empty())
        while (!line.empty() && digit(line.front()) && mark.size() <= longest) mark += *digit(line.front()), line.remove_prefix(1);
    if (mark.empty() || mark.size() > longest || mark.front() == U'0') return {};
    auto const is_closed = !line.empty() && (line.front() == U']' || line.front() == U')' || line.front() == U'.');
    if (is_closed) line.remove_prefix(1);
    auto const is_apart = is_closed || is_sign || line.starts_with(U' ');
    if (line.starts_with(U' ')) line.remove_prefix(1);
    if (line.empty()) return {};
    // "1998 was", "1,5 %", "12:30", "4d" are no marks; "1Minutes" may have one.
    auto const is = [&](std::size_t at, auto test) { return at < line.size() && test(static_cast<UChar32>(line[at])) != 0; };
    auto const is_begun = is_apart ? is(0, [](UChar32 sign) { return u_isalpha(sign); })
                                   : is(0, [](UChar32 sign) { return u_isupper(sign); }) && is(1, [](UChar32 sign) { return u_islower(sign); });
    return is_begun || std::u32string_view(U"«\u201C\u2018\u201E\"'(").find(line.front()) != std::u32string_view::npos ? mark : std::u32string();
}

/// The marks that words of a line may bear: "moved.1", "ice [2]", "crowns *".
void take_marks(std::u32string_view line, std::set<std::u32string>& into) {
    while (!line.empty()) {
        auto const end = std::min(line.find(U' '), line.size());
        auto word = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        while (!word.empty() && std::u32string_view(U".,;:!?)]»\u201D\"").find(word.back()) != std::u32string_view::npos) word.remove_suffix(1);
        std::u32string mark;
        while (!word.empty() && digit(word.back())) mark.insert(mark.begin(), *digit(word.back())), word.remove_suffix(1);
        // "2,5" and "10:30" bear none.
        if (!mark.empty() && word.size() >= 2 && digit(word[word.size() - 2]) && !digit(word.back()) && word.back() != U')' && word.back() != U'%') continue;
        if (!mark.empty()) into.insert(std::move(mark));
        for (mark.clear(); !word.empty() && stars.find(word.back()) != stars.npos; word.remove_suffix(1)) mark += word.back();
        if (!mark.empty()) into.insert(std::move(mark));
    }
}

/// pdftotext takes a raised mark before a note for a line of its own.
void join_raised_marks(std::vector<PdfLine>& lines) {
    for (std::size_t at = 0; at + 1 < lines.size(); ++at) {
        auto &mark = lines[at], &line = lines[at + 1];
        constexpr std::size_t longest = 6; // bytes
        if (mark.page != line.page || mark.words != 1 || mark.text.size() > longest || mark.height >= line.height) continue;
        auto const middle = mark.top + mark.height / 2, distance = line.left - mark.right();
        if (middle < line.top - line.height / 2 || middle > line.bottom() || distance < -line.height / 2 || distance > line.height) continue;
        if (mark_before(core::to_utf32(mark.text + " a")).empty()) continue;
        line.text = mark.text + " " + line.text;
        line.width = line.right() - mark.left;
        line.left = mark.left;
        ++line.words;
        mark.words = 0;
    }
    std::erase_if(lines, [](PdfLine const& each) { return each.words == 0; });
}

bool is_beside(PdfLine const& one, PdfLine const& other) { return one.left >= other.right() || other.left >= one.right(); }

/// Lines of one page, in their order.
class FootOfPage {
public:
    FootOfPage(std::vector<PdfLine*> lines, double usual, double height) : lines_(std::move(lines)), usual_(usual), height_(height) {
        for (auto const* each : lines_)
            if (!is_small(*each)) take_marks(core::to_utf32(each->text), marks_);
    }

    /// Whether the notes of the page before go on at its foot.
    bool find(bool goes_on) {
        constexpr std::size_t most = 2000; // lines; no page has as many
        bool ends_open = false;
        if (lines_.size() > most) return false;
        for (std::size_t at = 0; at < lines_.size();) {
            auto end = at;
            while (end < lines_.size() && is_small(*lines_[end])) ++end;
            if (end > at) ends_open = find_among(at, end, goes_on) || ends_open;
            at = end + 1;
        }
        return ends_open;
    }

private:
    bool is_small(PdfLine const& each) const { return each.height < usual_ * 0.92; }

    bool bears_mark(PdfLine const& each) const {
        auto const mark = mark_before(core::to_utf32(each.text));
        return !mark.empty() && marks_.contains(mark);
    }

    /// Below all other text of its column, and not up in the page.
    bool is_at_foot(std::size_t first, std::size_t end) const {
        constexpr double highest = 0.4;
        auto const& top = *lines_[first];
        if (top.top < height_ * highest) return false;
        bool has_text_above = false;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            auto const& each = *lines_[at];
            if ((at >= first && at < end) || is_beside(top, each)) continue;
            if (each.top > top.top) return false;
            has_text_above = has_text_above || !is_small(each);
        }
        return has_text_above;
    }

    bool find_among(std::size_t from, std::size_t end, bool goes_on) {
        constexpr std::size_t most = 15; // lines that go on from the page before
        auto first = from, marked = from;
        while (marked < end && !bears_mark(*lines_[marked])) ++marked;
        if (!(goes_on && marked - from <= most && is_at_foot(from, end)))
            while (first < end && !(bears_mark(*lines_[first]) && is_at_foot(first, end))) ++first;
        for (auto at = first; at < end; ++at) {
            lines_[at]->is_note = true;
            lines_[at]->begins_note = bears_mark(*lines_[at]);
        }
        if (first == end) return false;
        auto const& last = lines_[end - 1]->text;
        return !last.ends_with('.') && !last.ends_with('!') && !last.ends_with('?');
    }

    std::vector<PdfLine*> lines_;
    double usual_, height_;
    std::set<std::u32string> marks_; ///< of the text
};

} // namespace

void find_notes(PdfPages& pages) {
    join_raised_marks(pages.lines);
    auto const usual = usual_height(pages.lines);
    bool goes_on = false;
    std::vector<PdfLine*> of_page;
    for (std::size_t at = 0; at < pages.lines.size(); ++at) {
        auto& each = pages.lines[at];
        if (!each.stands_on_many) of_page.push_back(&each);
        if (at + 1 < pages.lines.size() && pages.lines[at + 1].page == each.page) continue;
        goes_on = FootOfPage(std::move(of_page), usual, pages.heights[static_cast<std::size_t>(each.page - 1)]).find(goes_on);
        of_page.clear();
    }
}

} // namespace reader
