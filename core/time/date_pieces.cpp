#include "core/time/date_pieces.h"

#include <unicode/uchar.h>

namespace core {

namespace {
namespace sign {

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    auto const point = static_cast<UChar32>(c);
    return u_isalpha(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x02BC; }
bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }
bool is_space(char32_t c) { return c == U' ' || (c >= 9 && c <= 13) || u_isUWhiteSpace(static_cast<UChar32>(c)); }

char32_t lowered(char32_t c) {
    if (is_apostrophe(c)) return U'\'';
    if (is_hyphen(c)) return U'-';
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

} // namespace sign
} // namespace

class DateCutter {
public:
    DateCutter(std::u32string_view text, DatePieces& into) : text_(text), lower_(into.lower_), out_(into.all_) {}

    void run() {
        for (std::size_t at = 0; at < text_.size();) {
            auto const c = text_[at];
            if (sign::is_digit(c)) at = number(at);
            else if (sign::is_letter(c)) at = word(at);
            else {
                between(c);
                ++at;
            }
        }
    }

private:
    char32_t at(std::size_t place) const { return place < text_.size() ? text_[place] : U'\0'; }

    void between(char32_t c) {
        if (sign::is_space(c)) gap_ = gap_ == Gap::joined ? Gap::space : gap_;
        else if (c == U'.' && (gap_ == Gap::joined)) gap_ = Gap::dot;
        else if (c == U',' && (gap_ == Gap::joined || gap_ == Gap::space || gap_ == Gap::dot)) gap_ = Gap::comma;
        else if (sign::is_hyphen(c) && gap_ == Gap::joined) gap_ = Gap::hyphen;
        else if (c == U'(' && (gap_ == Gap::joined || gap_ == Gap::space)) gap_ = Gap::bracket;
        else gap_ = Gap::other;
    }

    void put(std::size_t start, std::size_t end, bool number) {
        DatePiece piece;
        piece.word = std::u32string_view(lower_).substr(start, end - start);
        if (!number) piece.meanings = calendar_meanings(piece.word);
        piece.start = start;
        piece.end = end;
        piece.gap = out_.empty() ? Gap::other : gap_;
        piece.number = number;
        piece.capital = u_isupper(static_cast<UChar32>(text_[start]));
        out_.push_back(std::move(piece));
        gap_ = Gap::joined;
    }

    std::size_t number(std::size_t start) {
        auto end = start + 1;
        for (; end < text_.size(); ++end) {
            auto const c = text_[end];
            if (sign::is_digit(c) || sign::is_letter(c) || c == U'º' || c == U'°') continue;
            bool const joins = c == U'.' || c == U'/' || sign::is_hyphen(c);
            if (!joins || !(sign::is_digit(at(end + 1)) || (sign::is_hyphen(c) && sign::is_letter(at(end + 1))))) break;
        }
        put(start, end, true);
        return end;
    }

    std::size_t word(std::size_t start) {
        auto end = start + 1;
        while (end < text_.size() &&
               (sign::is_letter(text_[end]) || sign::is_digit(text_[end]) ||
                ((sign::is_apostrophe(text_[end]) || sign::is_hyphen(text_[end])) && sign::is_letter(at(end + 1)))))
            ++end;
        parts(start, end);
        return end;
    }

    /// "d'avril", "mid-December", "Monday's": whole if it is a word of dates, else what its parts are.
    void parts(std::size_t start, std::size_t end) {
        constexpr std::size_t longest = 40;
        if (end - start > longest) return put(start, end, false);
        auto mark = start;
        for (auto i = start; i + 1 < end; ++i)
            if (sign::is_apostrophe(text_[i]) || sign::is_hyphen(text_[i])) mark = i;
        if (mark == start || !calendar_meanings(std::u32string_view(lower_).substr(start, end - start)).empty())
            return put(start, end, false);
        // "l'été" is "l'" and "été"; "Monday's" is "Monday" and "s".
        bool const elided = sign::is_apostrophe(text_[mark]) && mark - start <= 2;
        parts(start, elided ? mark + 1 : mark);
        if (sign::is_hyphen(text_[mark])) gap_ = Gap::hyphen;
        put(mark + 1, end, false);
    }

    std::u32string_view text_;
    std::u32string const& lower_;
    std::vector<DatePiece>& out_;
    Gap gap_ = Gap::other;
};

DatePieces::DatePieces(std::u32string_view text) {
    lower_.reserve(text.size());
    for (auto const c : text) lower_ += sign::lowered(c);
    DateCutter(text, *this).run();
}

} // namespace core
