#include "core/text/same_words.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <string>

#include <unicode/uchar.h>

namespace core {

namespace {

/// What is compared, with a blank between words, so that "in form" is not "inform".
std::u32string compared(std::string_view text) {
    std::u32string letters;
    bool parted = false;
    for (auto const c : to_utf32(core::fold(text))) {
        auto const sign = static_cast<UChar32>(c);
        if (!u_isalnum(sign)) {
            parted = parted || (U_GET_GC_MASK(sign) & U_GC_M_MASK) == 0;
            continue;
        }
        if (parted && !letters.empty()) letters += U' ';
        parted = false;
        letters += c;
    }
    return letters;
}

} // namespace

bool words_stand_in(std::string_view words, std::string_view passage) {
    auto const whole = U' ' + compared(passage) + U' ';
    bool any = false;
    while (!words.empty()) {
        auto const end = std::min({words.find("…"), words.find("..."), words.size()});
        auto const piece = compared(words.substr(0, end));
        if (!piece.empty() && whole.find(U' ' + piece + U' ') == whole.npos) return false;
        any = any || !piece.empty();
        words.remove_prefix(end);
        for (constexpr std::string_view dots = "…"; words.starts_with(dots) || words.starts_with('.');)
            words.remove_prefix(words.starts_with('.') ? 1 : dots.size());
    }
    return any;
}

} // namespace core
