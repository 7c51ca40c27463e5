#include "core/ingest/shifted.h"

#include <algorithm>
#include <array>

namespace core {

using namespace std::string_view_literals;

std::string shifted(std::string_view text, Shift shift, bool behind_letter_or_digit) {
    constexpr std::array raised{"⁰"sv, "¹"sv, "²"sv, "³"sv, "⁴"sv, "⁵"sv, "⁶"sv, "⁷"sv, "⁸"sv, "⁹"sv};
    constexpr std::array lowered{"₀"sv, "₁"sv, "₂"sv, "₃"sv, "₄"sv, "₅"sv, "₆"sv, "₇"sv, "₈"sv, "₉"sv};
    auto const& digits = shift == Shift::raised ? raised : lowered;
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (std::ranges::none_of(text, is_digit))
        return std::string(text); // "er", "st", "max"
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const c = text[at];
        auto const rest = text.substr(at);
        if (is_digit(c))
            out += digits[static_cast<std::size_t>(c - '0')];
        else if (c == '+')
            out += shift == Shift::raised ? "⁺" : "₊";
        else if (c == '(')
            out += shift == Shift::raised ? "⁽" : "₍";
        else if (c == ')')
            out += shift == Shift::raised ? "⁾" : "₎";
        else if (c == 'n' && shift == Shift::raised)
            out += "ⁿ";
        else if (c == '-')
            out += shift == Shift::raised ? "⁻" : "₋";
        else if (rest.starts_with("−"))
            out += shift == Shift::raised ? "⁻" : "₋", at += "−"sv.size() - 1;
        else // no such sign: say what it is
            return (behind_letter_or_digit ? (shift == Shift::raised ? "^" : "_") : "") + std::string(text);
    }
    return out;
}

} // namespace core
