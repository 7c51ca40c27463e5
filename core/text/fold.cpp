#include "core/text/fold.h"

#include "core/base/error.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace core {

namespace {

icu::Normalizer2 const& instance(icu::Normalizer2 const* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* normalizer = get(status);
    if (U_FAILURE(status) || !normalizer)
        throw Error(Code::io, say("The Unicode data of the system cannot be loaded."));
    return *normalizer;
}

/// Letters that no normalisation takes apart, as they are written without them; else null.
char16_t const* spelled_out(char32_t c) {
    switch (c) {
    case U'œ': return u"oe";
    case U'æ': return u"ae";
    case U'ø': return u"o";
    case U'ł': return u"l";
    case U'đ': return u"d";
    case U'ı': return u"i";
    case U'þ': return u"th";
    case U'ð': return u"d";
    default: return nullptr;
    }
}

icu::UnicodeString casefolded(std::string_view text) {
    static auto const& rules = instance([](UErrorCode& status) {
        return icu::Normalizer2::getNFKCCasefoldInstance(status);
    });
    UErrorCode status = U_ZERO_ERROR;
    return rules.normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(
                               text.data(), static_cast<std::int32_t>(text.size()))),
                           status);
}

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// What fold() gives for plain ASCII, which most words of most texts are, without asking ICU.
std::string folded_plain(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (auto const c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            space = !out.empty();
            continue;
        }
        if (space) out += ' ';
        space = false;
        out += lowered(c);
    }
    return out;
}

} // namespace

char32_t same_letter(char32_t c) {
    if (c < 0x0600) return c;
    switch (c) {
    case 0x06CC: case 0x0649: case 0x06D2: return 0x064A; // Farsi yeh, alef maksura, yeh barree
    case 0x06A9: case 0x06AA: return 0x0643;              // keheh, swash kaf
    case 0x06C1: case 0x06BE: case 0x06D5: case 0x0629: return 0x0647; // hehs of other languages, teh marbuta
    default: break;
    }
    if (u_charType(static_cast<UChar32>(c)) != U_DECIMAL_DIGIT_NUMBER) return c;
    return U'0' + static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(c)));
}

std::string casefold(std::string_view text) {
    std::string out;
    if (is_plain(text)) {
        out = text;
        std::ranges::transform(out, out.begin(), lowered);
        return out;
    }
    casefolded(text).toUTF8String(out);
    return out;
}

std::string fold(std::string_view text) {
    if (is_plain(text)) return folded_plain(text);
    static auto const& decompose =
        instance([](UErrorCode& status) { return icu::Normalizer2::getNFDInstance(status); });
    UErrorCode status = U_ZERO_ERROR;
    auto const decomposed = decompose.normalize(casefolded(text), status);
    icu::UnicodeString kept;
    bool space = false;
    for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        auto c = static_cast<char32_t>(decomposed.char32At(at));
        if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) continue;
        if (u_isUWhiteSpace(static_cast<UChar32>(c))) {
            space = !kept.isEmpty();
            continue;
        }
        if (c == 0x2019 || c == 0x02BC || c == 0x2018) c = '\'';
        if (c == 0x0640) continue; // tatweel only draws a word out
        c = same_letter(c);
        auto const* letters = spelled_out(c);
        if (space) kept.append(static_cast<UChar32>(' '));
        space = false;
        if (letters)
            kept.append(letters, -1);
        else
            kept.append(static_cast<UChar32>(c));
    }
    std::string out;
    kept.toUTF8String(out);
    return out;
}

} // namespace core
