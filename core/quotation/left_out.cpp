#include "core/quotation/left_out.h"

#include <algorithm>
#include <array>

namespace core {

bool leaves_out_pronouns(std::string_view language) {
    return language == "es" || language == "pt" || language == "ru";
}

bool said_by_several(std::u32string_view verb, std::string_view language) {
    if (language == "es") return verb.ends_with(U'n');
    if (language == "pt") return verb.ends_with(U'm');
    static constexpr std::array<std::u32string_view, 5> russian{U"ли", U"ют", U"ут", U"ят", U"ат"};
    return language == "ru" &&
           std::ranges::any_of(russian, [&](std::u32string_view end) { return verb.ends_with(end); });
}

Gender gender_told(std::u32string_view verb, std::string_view language) {
    if (language != "ru") return Gender::unknown;
    if (verb.ends_with(U"ла") || verb.ends_with(U"лась")) return Gender::feminine;
    bool const man = verb.ends_with(U"л") || verb.ends_with(U"лся");
    return man ? Gender::masculine : Gender::unknown;
}

} // namespace core
