#include "core/text/fold.h"

#include "core/error.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace core {

namespace {

icu::Normalizer2 const& instance(icu::Normalizer2 const* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* normalizer = get(status);
    if (U_FAILURE(status) || !normalizer)
        throw Error(Code::io, say("The Unicode data of the system cannot be loaded."));
    return *normalizer;
}

} // namespace

std::string fold(std::string_view text) {
    static auto const& casefold = instance([](UErrorCode& status) {
        return icu::Normalizer2::getNFKCCasefoldInstance(status);
    });
    static auto const& decompose =
        instance([](UErrorCode& status) { return icu::Normalizer2::getNFDInstance(status); });
    UErrorCode status = U_ZERO_ERROR;
    auto const source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    auto const decomposed = decompose.normalize(casefold.normalize(source, status), status);
    icu::UnicodeString kept;
    bool space = false;
    for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        auto c = decomposed.char32At(at);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        if (u_isUWhiteSpace(c)) {
            space = !kept.isEmpty();
            continue;
        }
        if (c == 0x2019 || c == 0x02BC || c == 0x2018) c = '\'';
        if (space) kept.append(static_cast<UChar32>(' '));
        space = false;
        kept.append(c);
    }
    std::string out;
    kept.toUTF8String(out);
    return out;
}

} // namespace core
