#include "core/ingest/decoder.h"

#include "core/base/result.h"
#include "core/ingest/sentences.h"
#include "core/text/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// What ISO-8859-16 has otherwise than ISO-8859-1; no converter reads it.
constexpr std::pair<int, char16_t> romanian[]{
    {0xA1, u'Ą'}, {0xA2, u'ą'}, {0xA3, u'Ł'}, {0xA4, u'€'}, {0xA5, u'„'}, {0xA6, u'Š'}, {0xA8, u'š'}, {0xAA, u'Ș'},
    {0xAC, u'Ź'}, {0xAE, u'ź'}, {0xAF, u'Ż'}, {0xB2, u'Č'}, {0xB3, u'ł'}, {0xB4, u'Ž'}, {0xB5, u'”'}, {0xB8, u'ž'},
    {0xB9, u'č'}, {0xBA, u'ș'}, {0xBC, u'Œ'}, {0xBD, u'œ'}, {0xBE, u'Ÿ'}, {0xBF, u'ż'}, {0xC3, u'Ă'}, {0xC5, u'Ć'},
    {0xD0, u'Đ'}, {0xD1, u'Ń'}, {0xD5, u'Ő'}, {0xD7, u'Ś'}, {0xD8, u'Ű'}, {0xDD, u'Ę'}, {0xDE, u'Ț'}, {0xE3, u'ă'},
    {0xE5, u'ć'}, {0xF0, u'đ'}, {0xF1, u'ń'}, {0xF5, u'ő'}, {0xF7, u'ś'}, {0xF8, u'ű'}, {0xFD, u'ę'}, {0xFE, u'ț'}};

/// Writes U+FFFD for what cannot be read; a lone 0x80 is the euro sign where Chinese pages have it.
void replace_wrong(void const* context, UConverterToUnicodeArgs* args, char const* bytes, int32_t size,
                   UConverterCallbackReason reason, UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) return;
    *status = U_ZERO_ERROR;
    auto const is_euro = context && size == 1 && static_cast<unsigned char>(bytes[0]) == 0x80;
    UChar const sign = is_euro ? u'€' : u'\uFFFD';
    ucnv_cbToUWriteUChars(args, &sign, 1, 0, status);
}

} // namespace

void Decoder::Close::operator()(UConverter* converter) const { ucnv_close(converter); }

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

void Decoder::open(char const* name) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(name, &status));
    if (U_FAILURE(status)) converter_.reset();
    if (!converter_) return;
    is_utf8_ = ucnv_getType(converter_.get()) == UCNV_UTF8;
    is_wide_ = ucnv_getMinCharSize(converter_.get()) > 1;
    static char const chinese = 'c';
    auto const* const context = std::string_view(name) == "gb18030" ? &chinese : nullptr;
    ucnv_setToUCallBack(converter_.get(), replace_wrong, context, nullptr, nullptr, &status);
}

Decoder::Decoder(WebEncoding const& encoding) : name_(encoding.name) {
    if (!encoding.converter)
        throw Error(Code::bad_input, say(sentences::encoding_given_up,
                                         {{"encoding", name_}}));
    if (name_ == "x-user-defined") {
        for (std::size_t at = 0; at < upper_half_.size(); ++at) upper_half_[at] = static_cast<char16_t>(0xF780 + at);
    } else if (name_ == "ISO-8859-16") {
        for (std::size_t at = 0; at < upper_half_.size(); ++at) upper_half_[at] = static_cast<char16_t>(0x80 + at);
        for (auto const& [byte, sign] : romanian) upper_half_[static_cast<std::size_t>(byte - 0x80)] = sign;
    } else {
        open(encoding.converter);
    }
}

std::unique_ptr<Decoder> Decoder::named(std::string_view label) {
    if (auto const* known = web_encoding(label); known && known->converter) return std::make_unique<Decoder>(*known);
    std::unique_ptr<Decoder> decoder(new Decoder);
    decoder->name_ = label;
    decoder->open(decoder->name_.c_str());
    if (!decoder->converter_) return nullptr;
    return decoder;
}

std::string Decoder::decode(std::string_view bytes) const {
    std::string text;
    if (!converter_) {
        icu::UnicodeString units;
        for (auto const c : bytes) {
            auto const byte = static_cast<unsigned char>(c);
            units.append(byte < 0x80 ? static_cast<char16_t>(byte) : upper_half_[byte - 0x80U]);
        }
        units.toUTF8String(text);
        return text;
    }
    UErrorCode status = U_ZERO_ERROR;
    ucnv_resetToUnicode(converter_.get());
    icu::UnicodeString const units(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter_.get(), status);
    units.toUTF8String(text);
    return text;
}

std::string Decoder::encode(std::string_view text) const {
    auto const units = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::string bytes;
    if (!converter_) {
        for (std::int32_t at = 0; at < units.length(); ++at) {
            auto const unit = units[at];
            auto const found = std::find(upper_half_.begin(), upper_half_.end(), unit);
            bytes += unit < 0x80                   ? static_cast<char>(unit)
                     : found == upper_half_.end() ? '?'
                                                   : static_cast<char>(0x80 + (found - upper_half_.begin()));
        }
        return bytes;
    }
    UErrorCode status = U_ZERO_ERROR;
    constexpr std::size_t most_per_unit = 8;
    bytes.resize(static_cast<std::size_t>(units.length()) * most_per_unit + 16);
    ucnv_setSubstChars(converter_.get(), "?", 1, &status);
    status = U_ZERO_ERROR;
    auto const size = ucnv_fromUChars(converter_.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                      units.getBuffer(), units.length(), &status);
    bytes.resize(U_SUCCESS(status) ? static_cast<std::size_t>(size) : 0);
    return bytes;
}

} // namespace core
