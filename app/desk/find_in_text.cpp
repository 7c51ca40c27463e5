#include "app/desk/find_in_text.h"

#include "core/text/fold.h"

#include <string>

namespace app {

namespace {

/// A text folded sign by sign, and which of its signs each folded byte comes from.
struct Folded {
    std::string bytes;
    std::vector<std::int64_t> from;
};

void add_sign(Folded& folded, std::string_view sign, std::int64_t at) {
    auto const capital = sign[0] >= 'A' && sign[0] <= 'Z';
    auto const known = sign.size() == 1 && static_cast<unsigned char>(sign[0]) > ' ' && !capital;
    auto const words = known ? std::string(sign) : core::fold(sign);
    // White space folds to nothing by itself, and so do accents that follow their letter.
    auto const blank = sign == " " || sign == "\n" || sign == "\t" || sign == "\u00A0" || sign == "\u202F";
    auto const space = words.empty() && blank;
    if (space && !folded.bytes.empty() && folded.bytes.back() == ' ') return;
    folded.bytes += space ? " " : words;
    folded.from.resize(folded.bytes.size(), at);
}

Folded fold_signs(std::string_view text) {
    Folded folded;
    std::int64_t at = 0;
    for (std::size_t begin = 0; begin < text.size(); ++at) {
        auto end = begin + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        add_sign(folded, text.substr(begin, end - begin), at);
        begin = end;
    }
    folded.from.push_back(at);
    return folded;
}

} // namespace

std::vector<core::Span> places_of(std::string_view text, std::string_view words, std::size_t most) {
    std::vector<core::Span> places;
    auto const wanted = core::fold(words);
    if (wanted.empty()) return places;
    auto const folded = fold_signs(text);
    for (auto at = folded.bytes.find(wanted); at != std::string::npos && places.size() < most;
         at = folded.bytes.find(wanted, at + wanted.size()))
        places.push_back({folded.from[at], folded.from[at + wanted.size() - 1] + 1});
    return places;
}

} // namespace app
