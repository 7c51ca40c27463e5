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

/// Digits behind a Latin letter are of one name with it ("F-16", "iPhone 14") and are taken for letters until all is in order;
/// which of both was written first cannot be seen.
constexpr char16_t digit_of_name = 0xE000;

bool is_digit(char16_t sign) { return sign >= u'0' && sign <= u'9'; }

void tie_digits(icu::UnicodeString& seen) {
    bool follows = false;
    for (std::int32_t at = 0; at < seen.length(); ++at) {
        auto const sign = seen.charAt(at);
        if (is_digit(sign)) {
            if (follows) seen.setCharAt(at, static_cast<char16_t>(digit_of_name + (sign - u'0')));
        } else if (u_charDirection(sign) == U_LEFT_TO_RIGHT) {
            follows = true;
        } else {
            auto const before = at > 0 ? seen.charAt(at - 1) : u' ', next = at + 1 < seen.length() ? seen.charAt(at + 1) : u' ';
            auto const ties = (sign == u'-' || sign == u' ' || sign == u'.' || sign == u',' || sign == u':' || sign == u'/') && before != u' ' && is_digit(next);
            follows = follows && ties;
        }
    }
}

void untie_digits(icu::UnicodeString& read) {
    for (std::int32_t at = 0; at < read.length(); ++at)
        if (auto const sign = read.charAt(at); sign >= digit_of_name && sign < digit_of_name + 10)
            read.setCharAt(at, static_cast<char16_t>(u'0' + (sign - digit_of_name)));
}

struct Close {
    void operator()(UBiDi* open) const { ubidi_close(open); }
};

} // namespace

Directions directions_in(std::string_view text) {
    Directions found;
    for (auto const sign : core::to_utf32(text)) {
        if (runs_left(sign)) ++found.leftward;
        else if (u_charDirection(static_cast<UChar32>(sign)) == U_LEFT_TO_RIGHT) ++found.rightward;
    }
    return found;
}

bool put_in_order(std::string& line, Brackets brackets, bool leftward) {
    if (std::ranges::all_of(line, [](char c) { return static_cast<unsigned char>(c) < 0xD6; })) return false; // below Hebrew
    auto const signs = core::to_utf32(line);
    if (std::ranges::none_of(signs, runs_left)) return false;
    auto seen = letters_of(signs);
    if (leftward) tie_digits(seen);
    std::unique_ptr<UBiDi, Close> const order(ubidi_open());
    if (!order) return false;
    UErrorCode failed = U_ZERO_ERROR;
    ubidi_setReorderingMode(order.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
    ubidi_setPara(order.get(), seen.getBuffer(), seen.length(), static_cast<UBiDiLevel>(leftward ? 1 : 0), nullptr, &failed);
    auto const room = seen.length() * 2 + 8;
    icu::UnicodeString read;
    auto const how = static_cast<std::uint16_t>(UBIDI_KEEP_BASE_COMBINING | (brackets == Brackets::as_seen ? UBIDI_DO_MIRRORING : 0));
    auto const length = ubidi_writeReordered(order.get(), read.getBuffer(room), room, how, &failed);
    read.releaseBuffer(U_SUCCESS(failed) ? length : 0);
    if (U_FAILURE(failed)) return false;
    untie_digits(read);
    line.clear();
    read.toUTF8String(line);
    return true;
}

std::size_t brackets_astray(std::string_view line) {
    constexpr std::u32string_view opening = U"([{\u00AB\u2039", closing = U")]}\u00BB\u203A";
    std::size_t wrong = 0;
    std::u32string open;
    for (auto const sign : core::to_utf32(line)) {
        if (opening.find(sign) != opening.npos) open += sign;
        auto const at = closing.find(sign);
        if (at == closing.npos) continue;
        if (open.empty() || open.back() != opening[at]) ++wrong;
        else open.pop_back();
    }
    return wrong + open.size();
}

} // namespace reader
