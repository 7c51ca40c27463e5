// The letters of ASCII: names in protocols and markup, which know no others.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// With a to z for A to Z; every other byte stays.
inline std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// White space of markup and protocols.
inline bool is_ascii_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

/// Without it at either end.
inline std::string_view without_ascii_blanks(std::string_view text) {
    while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_ascii_blank(text.back())) text.remove_suffix(1);
    return text;
}

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

} // namespace core
