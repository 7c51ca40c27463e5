#include "app/reader/divided_words.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace reader {

namespace {

/// Signs that only ever divide.
constexpr std::array<std::string_view, 2> dividing{"\u2010", "\u00AD"};

/// First halves that keep their hyphen.
constexpr std::array<std::string_view, 26> keep_theirs{
    "a",    "là",     "peut",  "est",   "quatre", "porte", "sous", "vice", "contre", "après", "avant", "arrière", "au",
    "moi",  "toi",    "lui",   "well",  "ill",    "self",  "long", "short", "cross", "anti",  "non",   "co",      "semi"};

bool is_letter(char32_t sign) { return u_isalpha(static_cast<UChar32>(sign)) != 0; }

/// The letters and hyphens at the end, or at the beginning, of a line.
std::u32string last_word(std::u32string const& line) {
    auto at = line.size();
    while (at > 0 && (is_letter(line[at - 1]) || line[at - 1] == U'-')) --at;
    return line.substr(at);
}

std::u32string first_word(std::u32string const& line) {
    std::size_t at = 0;
    while (at < line.size() && (is_letter(line[at]) || line[at] == U'-')) ++at;
    return line.substr(0, at);
}

bool is_upper(char32_t sign) { return u_isupper(static_cast<UChar32>(sign)) != 0; }

std::string folded(std::u32string const& word) {
    std::u32string small;
    for (auto const sign : word) small += static_cast<char32_t>(u_tolower(static_cast<UChar32>(sign)));
    return core::to_utf8(small);
}

} // namespace

std::string_view DividedWords::without_sign(std::string_view line) {
    for (auto const sign : dividing)
        if (line.ends_with(sign)) return line.substr(0, line.size() - sign.size());
    return line.ends_with('-') ? line.substr(0, line.size() - 1) : line;
}

void DividedWords::learn(std::string_view line) {
    auto const signs = core::to_utf32(line);
    std::u32string word;
    bool first = true;
    for (auto const sign : signs) {
        if (is_letter(sign) || sign == U'-') {
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
    auto const before = last_word(core::to_utf32(bare)), after = first_word(core::to_utf32(next));
    if (before.empty() || after.empty() || !is_letter(before.back()) || !is_letter(after.front())) return Joint::none;
    if (!line.ends_with('-')) return Joint::without;
    if (is_upper(after.front())) {
        auto const all_capitals = std::ranges::all_of(before, is_upper) && std::ranges::all_of(after, is_upper);
        return all_capitals && before.size() + after.size() > 2 ? Joint::without : Joint::with_hyphen;
    }
    auto const times = [&](std::u32string const& word) {
        auto const at = seen_.find(folded(word));
        return at == seen_.end() ? 0 : at->second;
    };
    auto const hyphened = times(before + U"-" + after), joined = times(before + after);
    if (hyphened > joined) return Joint::with_hyphen;
    if (joined > 0) return Joint::without;
    auto half = folded(before);
    if (auto const elided = half.rfind('-'); elided != half.npos) half.erase(0, elided + 1);
    return std::ranges::find(keep_theirs, half) != keep_theirs.end() ? Joint::with_hyphen : Joint::without;
}

} // namespace reader
