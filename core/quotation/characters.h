// Classes of characters as detection sees them.
#pragma once

#include "core/text/utf8.h"

#include <unicode/uchar.h>

#include <string>
#include <string_view>

namespace core {

inline bool is_space(char32_t c) {
    if (c < 0x80) return c == U' ' || (c >= 0x09 && c <= 0x0D);
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0xFEFF;
}

/// Letters and the combining marks that belong to them.
inline bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (c < 0x100) return (c >= 0xC0 && c != 0xD7 && c != 0xF7) || c == 0xAA || c == 0xB5 || c == 0xBA;
    auto const point = static_cast<UChar32>(c);
    return u_isalpha(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}

inline bool is_digit(char32_t c) {
    if (c < 0x80) return c >= U'0' && c <= U'9';
    return u_isdigit(static_cast<UChar32>(c));
}

inline bool is_upper(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z';
    if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
    return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

inline bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x02BC; }

/// Soft hyphens, zero-width and bidirectional controls: nothing to a reader, wherever they stand.
inline bool is_invisible(char32_t c) {
    if (c < 0xAD) return false;
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069);
}

/// Lower case, straight apostrophes, plain hyphens: how words are compared.
inline char32_t fold_character(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
    if (is_apostrophe(c)) return U'\'';
    if (c == 0x2010 || c == 0x2011) return U'-';
    if (c < 0x100) return is_upper(c) ? c + 0x20 : c;
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

inline bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }

inline bool is_dash(char32_t c) { return c == 0x2013 || c == 0x2014 || c == 0x2015; }

/// An opening bracket or a dash: what may stand before an opening mark.
inline bool is_opening(char32_t c) {
    return c == U'(' || c == U'[' || c == U'{' || is_dash(c);
}

inline bool is_terminal(char32_t c) {
    return c == U'.' || c == U'?' || c == U'!' || c == 0x2026;
}

/// The words without what a reader does not see.
inline std::string visible(std::u32string_view words) {
    std::string out;
    for (char32_t const c : words)
        if (!is_invisible(c)) append_utf8(out, c);
    return out;
}

} // namespace core
