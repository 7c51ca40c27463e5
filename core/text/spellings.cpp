// Each word is written in plain Latin letters, then rules of sound make the usual spellings of one word meet. The
// rules are few and go one way, so that names that only look alike stay apart.
#include "core/text/spellings.h"

#include "core/text/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

/// а … я, and what stands outside that row.
constexpr std::array<std::string_view, 32> cyrillic{"a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k",
                                                    "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
                                                    "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"};

std::string latin_of(char32_t c) {
    if (c >= U'а' && c <= U'я') return std::string(cyrillic[c - U'а']);
    switch (c) {
    case U'ё':
    case U'є': return "e";
    case U'і':
    case U'ї': return "i";
    case U'ґ': return "g";
    case U'ў': return "v";
    case U'ß': return "ss";
    case U'ł': return "l";
    case U'ø': return "o";
    case U'đ': return "d";
    case U'æ': return "a";
    case U'œ': return "o";
    default: return c >= U'a' && c <= U'z' ? std::string(1, static_cast<char>(c)) : std::string();
    }
}

/// Longest first; what is written as the first sounds as the second.
constexpr std::array<std::pair<std::string_view, std::string_view>, 44> sounds{{
    {"shch", "S"}, {"schtsch", "S"}, {"tsch", "S"}, {"dsch", "S"}, {"tch", "S"}, {"tsj", "S"}, {"sch", "S"},
    {"dzh", "S"},  {"sh", "S"},      {"ch", "S"},   {"sj", "S"},   {"zh", "S"},  {"dj", "S"},  {"kh", "h"},
    {"ph", "f"},   {"th", "t"},      {"dh", "d"},   {"gh", "g"},   {"ck", "k"},  {"ts", "s"},  {"tz", "s"},
    {"ou", "u"},   {"oo", "u"},      {"ue", "u"},   {"oe", "u"},   {"ae", "a"},  {"ye", "e"},  {"je", "e"},
    {"ie", "e"},   {"yo", "u"},      {"jo", "u"},   {"iy", "i"},   {"ij", "i"},  {"yj", "i"},  {"yi", "i"},
    {"x", "ks"},   {"q", "k"},       {"c", "k"},    {"z", "s"},    {"w", "v"},   {"y", "i"},   {"j", "i"},
    {"o", "u"},    {"",  ""},
}};

std::string sound_of(std::string word, bool surname) {
    auto const ends = [&](std::string_view end) { return word.size() > end.size() + 1 && word.ends_with(end); };
    // Gorbatschow, Gorbachev, Gorbatcheff; Alexandre, Alexander; Poutine.
    for (std::string_view const end : {"off", "eff", "ow", "ew", "ev", "of"})
        if (ends(end)) {
            word.replace(word.size() - end.size(), end.size(), "ov");
            break;
        }
    if (ends("er") && word.size() > 5) word.replace(word.size() - 2, 2, "r");
    // "Louise" is not Louis; a surname in -ine is one in -in.
    if (ends("dre") || (surname && ends("ine"))) word.pop_back();
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        auto const rest = std::string_view(word).substr(at);
        auto const found = std::ranges::find_if(sounds, [&](auto const& sound) {
            return !sound.first.empty() && rest.starts_with(sound.first);
        });
        std::string_view const said = found == sounds.end() ? rest.substr(0, 1) : found->second;
        at += found == sounds.end() ? 1 : found->first.size();
        for (char const c : said)
            if (out.empty() || out.back() != c) out.push_back(c); // doubled letters are one
    }
    return out;
}

} // namespace

std::vector<std::string> spoken_words(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* apart = icu::Normalizer2::getNFDInstance(status);
    auto given = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
    given.toLower();
    icu::UnicodeString plain;
    if (U_SUCCESS(status)) plain = apart->normalize(given, status);
    if (U_FAILURE(status)) plain = given;
    std::vector<std::string> words(1);
    for (std::int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
        auto const c = static_cast<char32_t>(plain.char32At(at));
        if (u_isalpha(static_cast<UChar32>(c))) words.back() += latin_of(c);
        else if ((U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0 || c == U'\'' || c == U'’') continue;
        else if (!words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    for (auto& word : words) word = sound_of(std::move(word), words.size() > 1 && &word == &words.back());
    return words;
}

bool given_names_agree(std::string_view one, std::string_view other) {
    auto const a = spoken_words(one);
    auto const b = spoken_words(other);
    if (a.empty() || b.empty()) return false;
    bool const initial = a.front().size() == 1 || b.front().size() == 1;
    return initial ? a.front().front() == b.front().front() : a.front() == b.front();
}

bool may_be_spellings(std::string_view one, std::string_view other) {
    auto a = spoken_words(one);
    auto b = spoken_words(other);
    if (a.size() < 2 || b.size() < 2) return false;
    if (a.size() > b.size()) std::swap(a, b);
    bool const initial = a.front().size() == 1 || b.front().size() == 1;
    bool const given = initial ? a.front().front() == b.front().front() : a.front() == b.front();
    if (!given) return false;
    if (a.back() == b.back()) {
        // What stands between must not speak against it: "John A. Smith" and "John B. Smith".
        for (std::size_t i = 1; i + 1 < a.size(); ++i)
            if (std::ranges::none_of(b, [&](std::string const& word) {
                    return word == a[i] || (!word.empty() && !a[i].empty() && word.front() == a[i].front() &&
                                            (word.size() == 1 || a[i].size() == 1));
                }))
                return false;
        return true;
    }
    // "Nora Quill" who has become "Nora Quill-Marsh".
    bool const hyphened = one.find('-') != one.npos || other.find('-') != other.npos;
    return hyphened && !initial && std::equal(a.begin(), a.end(), b.begin());
}

} // namespace core
