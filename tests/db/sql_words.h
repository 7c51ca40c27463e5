// Values as SQL writes them, for statements that tests put together.
#pragma once

#include <string>
#include <string_view>

namespace fixture {

inline std::string sql_blob(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex = "x'";
    for (auto const c : bytes) {
        hex += digits[static_cast<unsigned char>(c) >> 4];
        hex += digits[static_cast<unsigned char>(c) & 15];
    }
    return hex + "'";
}

inline std::string sql_text(std::string_view text) {
    std::string quoted = "'";
    for (auto const c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

} // namespace fixture
