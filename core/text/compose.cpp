// Most texts hold nothing to compose: they are looked through and handed on as they are.
#include "core/text/compose.h"

#include "core/base/error.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t most_marks = 60;

icu::Normalizer2 const& composition() {
    UErrorCode status = U_ZERO_ERROR;
    static auto const* instance = icu::Normalizer2::getNFCInstance(status);
    if (!instance) throw Error(Code::io, say("The Unicode data of the system cannot be loaded."));
    return *instance;
}

/// Whether it may join what stands before it.
bool joins_letter(char32_t c) {
    return c >= 0x300 && c != letter_left_out && !composition().hasBoundaryBefore(static_cast<UChar32>(c));
}

} // namespace

Composed compose(std::u32string text) {
    auto const changes = [](char32_t c) { return c == letter_left_out || joins_letter(c); };
    if (std::ranges::none_of(text, changes)) return {std::move(text), {}};
    Composed out;
    out.text.reserve(text.size());
    out.places.reserve(text.size() + 1);
    auto const put = [&](char32_t c, std::size_t place) {
        out.text += c;
        out.places.push_back(static_cast<std::uint32_t>(place));
    };
    for (std::size_t at = 0; at < text.size();) {
        auto end = at + 1;
        while (end < text.size() && joins_letter(text[end])) ++end;
        if (text[at] == letter_left_out) {
            end = at + 1;
        } else if (end == at + 1 || end - at > most_marks) {
            for (auto i = at; i < end; ++i) put(text[i], i);
        } else {
            UErrorCode status = U_ZERO_ERROR;
            auto const letters = composition().normalize(
                icu::UnicodeString::fromUTF32(reinterpret_cast<UChar32 const*>(text.data() + at),
                                              static_cast<std::int32_t>(end - at)),
                status);
            std::size_t made = 0;
            for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1), ++made)
                put(static_cast<char32_t>(letters.char32At(i)), at + std::min(made, end - at - 1));
        }
        at = end;
    }
    out.places.push_back(static_cast<std::uint32_t>(text.size()));
    return out;
}

} // namespace core
