#include "app/reader/right_to_left.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace reader {

namespace {

bool runs_left(char32_t sign) {
    auto const direction = u_charDirection(static_cast<UChar32>(sign));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/// "ﻼ" as the two letters it is made of. In the order they are seen in, the second stands first.
icu::UnicodeString letters_of(std::u32string const& signs) {
    UErrorCode failed = U_ZERO_ERROR;
    auto const* const compose = icu::Normalizer2::getNFKCInstance(failed);
    icu::UnicodeString out;
    for (auto const sign : signs) {
        auto const is_form = (sign >= U'\uFB1D' && sign <= U'\uFDFF') || (sign >= U'\uFE70' && sign <= U'\uFEFC');
        auto one = icu::UnicodeString(static_cast<UChar32>(sign));
        if (is_form && U_SUCCESS(failed)) {
            UErrorCode wrong = U_ZERO_ERROR;
            auto letters = compose->normalize(one, wrong);
            if (U_SUCCESS(wrong)) one = letters.reverse();
        }
        out += one;
    }
    return out;
}

struct Close {
    void operator()(UBiDi* open) const { ubidi_close(open); }
};

} // namespace

bool put_in_order(std::string& line) {
    if (std::ranges::all_of(line, [](char c) { return static_cast<unsigned char>(c) < 0xD6; })) return false; // below Hebrew
    auto const signs = core::to_utf32(line);
    auto const leftward = std::ranges::count_if(signs, runs_left);
    if (leftward == 0) return false;
    auto const others = std::ranges::count_if(signs, [](char32_t sign) { return u_charDirection(static_cast<UChar32>(sign)) == U_LEFT_TO_RIGHT; });
    auto const seen = letters_of(signs);
    std::unique_ptr<UBiDi, Close> const order(ubidi_open());
    if (!order) return false;
    UErrorCode failed = U_ZERO_ERROR;
    ubidi_setReorderingMode(order.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
    ubidi_setPara(order.get(), seen.getBuffer(), seen.length(), static_cast<UBiDiLevel>(leftward >= others ? 1 : 0), nullptr, &failed);
    icu::UnicodeString read;
    auto const room = seen.length() * 2 + 8;
    auto const length = ubidi_writeReordered(order.get(), read.getBuffer(room), room, UBIDI_DO_MIRRORING | UBIDI_KEEP_BASE_COMBINING, &failed);
    read.releaseBuffer(U_SUCCESS(failed) ? length : 0);
    if (U_FAILURE(failed)) return false;
    line.clear();
    read.toUTF8String(line);
    return true;
}

} // namespace reader
