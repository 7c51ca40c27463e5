#include "app/reader/divided_words.h"

#include "app/reader/hyphened_words.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace reader {

namespace {

/// Never more than a place where a word may be divided.
constexpr std::string_view soft = "\u00AD";
constexpr std::array<std::string_view, 3> dividing{soft, "\u2010", "-"};

bool is_letter(char32_t sign) { return u_isalpha(static_cast<UChar32>(sign)) != 0; }

bool is_hyphen(char32_t sign) { return sign == U'-' || sign == U'\u2010'; }

/// The letters and hyphens at the end, or at the beginning, of a line.
std::u32string last_word(std::u32string const& line) {
    auto at = line.size();
    while (at > 0 && (is_letter(line[at - 1]) || is_hyphen(line[at - 1]))) --at;
    return line.substr(at);
}

std::u32string first_word(std::u32string const& line) {
    std::size_t at = 0;
    while (at < line.size() && (is_letter(line[at]) || is_hyphen(line[at]))) ++at;
    return line.substr(0, at);
}

bool is_upper(char32_t sign) { return u_isupper(static_cast<UChar32>(sign)) != 0; }

std::string folded(std::u32string const& word) {
    std::u32string small;
    for (auto const sign : word) small += is_hyphen(sign) ? U'-' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(sign)));
    return core::to_utf8(small);
}

/// Addresses of the web are full of hyphens, and none of them divides.
bool ends_in_address(std::string_view line) {
    auto const word = line.substr(line.find_last_of(" \t") + 1); // all of it where there is no blank
    return word.find("://") != word.npos || word.find("www.") != word.npos || word.find('@') != word.npos ||
           (word.find('/') != word.npos && word.find('.') != word.npos);
}

} // namespace

std::string_view DividedWords::without_sign(std::string_view line) {
    for (auto const sign : dividing)
        if (line.ends_with(sign)) return line.substr(0, line.size() - sign.size());
    return line;
}

void DividedWords::learn(std::string_view line) {
    auto const signs = core::to_utf32(line);
    std::u32string word;
    bool first = true;
    for (auto const sign : signs) {
        if (is_letter(sign) || is_hyphen(sign)) {
            word += sign;
            continue;
        }
        if (!first && word.size() > 1) ++seen_[folded(word)];
        first = false;
        word.clear();
    }
}

DividedWords::Joint DividedWords::joint(std::string_view line, std::string_view next) const {
    auto const bare = without_sign(line);
    if (bare.size() == line.size() || bare.empty()) return Joint::none;
    auto const signs_before = core::to_utf32(bare), signs_after = core::to_utf32(next);
    auto const is_joined = [](char32_t sign) { return u_isalnum(static_cast<UChar32>(sign)) != 0; };
    if (!line.ends_with(soft) && !signs_after.empty() && u_isdigit(static_cast<UChar32>(signs_after.front())) != 0 && is_joined(signs_before.back()))
        return Joint::with_hyphen; // "Covid-19"
    auto const before = last_word(signs_before), after = first_word(signs_after);
    if (before.empty() || after.empty() || !is_letter(before.back()) || !is_letter(after.front())) return Joint::none;
    if (line.ends_with(soft)) return Joint::without;
    if (ends_in_address(bare)) return Joint::with_hyphen;
    auto const first = folded(before), next_half = folded(after);
    if (is_left_hanging(next_half)) return Joint::none;
    auto const times = [&](std::u32string const& word) {
        auto const at = seen_.find(folded(word));
        return at == seen_.end() ? 0 : at->second;
    };
    auto const hyphened = times(before + U"-" + after), joined = times(before + after);
    if (hyphened != joined) return hyphened > joined ? Joint::with_hyphen : Joint::without;
    auto const owns = has_its_own_hyphen(first.substr(first.rfind('-') + 1), std::string_view(next_half).substr(0, next_half.find('-')));
    if (owns) return Joint::with_hyphen;
    if (is_upper(after.front())) {
        auto const all_capitals = std::ranges::all_of(before, is_upper) && std::ranges::all_of(after, is_upper);
        return all_capitals && before.size() + after.size() > 2 ? Joint::without : Joint::with_hyphen;
    }
    return Joint::without;
}

} // namespace reader
