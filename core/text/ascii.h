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

} // namespace core
