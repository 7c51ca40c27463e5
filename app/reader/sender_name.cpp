#include "app/reader/sender_name.h"

#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace reader {

namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Letters with blanks, hyphens, full stops and apostrophes between.
bool is_part_of_name(std::string_view part) {
    constexpr std::size_t longest = 40; // code points
    auto const signs = core::to_utf32(part);
    return !signs.empty() && signs.size() <= longest && u_isupper(static_cast<UChar32>(signs.front())) != 0 &&
           std::ranges::all_of(signs, [](char32_t sign) {
               return u_isalpha(static_cast<UChar32>(sign)) != 0 || std::u32string_view(U" -.'\u2019\u2010").find(sign) != std::u32string_view::npos;
           });
}

bool stands_in(std::string_view name, std::string_view words) {
    auto const is_letter = [&](std::size_t at) {
        auto const byte = static_cast<unsigned char>(words[at]);
        return byte >= 0x80 || is_ascii_letter(words[at]);
    };
    for (auto at = words.find(name); at != words.npos; at = words.find(name, at + 1)) {
        auto const end = at + name.size();
        if ((at == 0 || !is_letter(at - 1)) && (end == words.size() || !is_letter(end))) return true;
    }
    return false;
}

std::string letters_of(std::string_view text) {
    auto small = core::lower_ascii(text);
    std::erase_if(small, [](char c) { return !is_ascii_letter(c); });
    return small;
}

/// "ngozi.okafor", "nokafor", "okafor.n" and the like.
bool names_address(std::string_view given, std::string_view surname, std::string_view address) {
    if (std::ranges::any_of(std::string(given) + std::string(surname), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return false;
    auto const box = letters_of(address.substr(0, address.find('@')));
    auto const first = letters_of(given), last = letters_of(surname);
    auto const initial = first.substr(0, 1);
    return last.size() > 1 && !first.empty() && (box == first + last || box == last + first || box == initial + last || box == last + initial);
}

} // namespace

std::string name_as_said(Mime::Sender const& sender, std::string_view words) {
    std::string_view const name = sender.name;
    auto const comma = name.find(", ");
    if (comma == name.npos || name.find(',', comma + 1) != name.npos) return sender.name;
    auto const surname = name.substr(0, comma), given = name.substr(comma + 2);
    if (!is_part_of_name(surname) || !is_part_of_name(given)) return sender.name;
    auto turned = std::string(given) + " " + std::string(surname);
    return stands_in(turned, words) || names_address(given, surname, sender.address) ? turned : sender.name;
}

} // namespace reader
