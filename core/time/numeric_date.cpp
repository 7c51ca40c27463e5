#include "core/time/numeric_date.h"

#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace core {

namespace {

bool is_date_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::string year_text(int year) { return fmt::format("{:04}", year); }

/// The century of a year told by two digits: as computers read them, for a text tells no other.
int whole_year(int two) { return two < 69 ? 2000 + two : 1900 + two; }

} // namespace

std::optional<int> small_number(std::u32string_view digits, std::size_t most) {
    if (digits.empty() || digits.size() > most || !std::ranges::all_of(digits, is_date_digit)) return std::nullopt;
    int value = 0;
    for (auto const c : digits) value = value * 10 + static_cast<int>(c - U'0');
    return value;
}

bool is_year(std::u32string_view word) {
    auto const value = small_number(word, 4);
    return word.size() == 4 && value && *value >= 1000 && *value < 2200;
}

std::optional<When> numeric_date(std::u32string_view word) {
    When when;
    if (word.size() == 8 && std::ranges::all_of(word, is_date_digit)) {
        auto const year = *small_number(word.substr(0, 4), 4);
        auto const month = *small_number(word.substr(4, 2), 2), day = *small_number(word.substr(6), 2);
        if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
        when.year = year_text(year);
        when.month = month;
        when.day = day;
        return when;
    }
    std::vector<std::u32string_view> parts;
    char32_t sign = 0;
    for (std::size_t at = 0; at <= word.size();) {
        auto const end = std::min(word.find_first_of(U"./-", at), word.size());
        parts.push_back(word.substr(at, end - at));
        if (end < word.size()) {
            if (sign != 0 && sign != word[end]) return std::nullopt;
            sign = word[end];
        }
        at = end + 1;
    }
    auto const iso_week = [&](std::u32string_view part) {
        return part.size() == 3 && part[0] == U'w' ? small_number(part.substr(1), 2) : std::nullopt;
    };
    if (parts.size() == 1 && word.size() == 7 && is_year(word.substr(0, 4)) && iso_week(word.substr(4))) {
        when.year = to_utf8(word.substr(0, 4));
        when.week = iso_week(word.substr(4));
        return when;
    }
    if (parts.size() >= 2 && is_year(parts[0]) && iso_week(parts[1])) {
        when.year = to_utf8(parts[0]);
        when.week = iso_week(parts[1]);
        if (parts.size() == 3) {
            auto const day = small_number(parts[2], 1);
            if (!day || *day < 1 || *day > 7) return std::nullopt;
            when.weekday = *day - 1;
        }
        return parts.size() <= 3 ? std::optional(when) : std::nullopt;
    }
    if (parts.size() != 3) return std::nullopt;
    if (is_year(parts[0])) {
        auto const month = small_number(parts[1], 2), day = small_number(parts[2], 2);
        if (!month || !day) return std::nullopt;
        when.year = to_utf8(parts[0]);
        when.month = month;
        when.day = day;
    } else {
        auto one = small_number(parts[0], 2), other = small_number(parts[1], 2);
        if (!one || !other) return std::nullopt;
        if (is_year(parts[2])) {
            when.year = to_utf8(parts[2]);
        } else {
            auto const two = parts[2].size() == 2 ? small_number(parts[2], 2) : std::nullopt;
            if (!two) return std::nullopt;
            when.year = year_text(whole_year(*two));
        }
        // Between dots the day comes first, as in every language that writes so.
        when.either = sign != U'.' && *one <= 12 && *other <= 12 && *one != *other;
        if (sign != U'.' && *other > 12 && *one <= 12) std::swap(one, other);
        when.day = one;
        when.month = other;
    }
    if (*when.month < 1 || *when.month > 12 || *when.day < 1 || *when.day > 31) return std::nullopt;
    return when;
}

} // namespace core
