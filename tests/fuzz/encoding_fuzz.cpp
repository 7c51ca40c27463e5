// Whatever bytes come in, a declaration is one of the standard or none, a guess is an encoding that reads them, and what
// is read is valid UTF-8 of a size that the bytes can have.
#include "core/ingest/decoder.h"
#include "core/ingest/encoding_guess.h"
#include "core/ingest/declared_encoding.h"
#include "core/ingest/wide.h"
#include "core/text/utf8.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_decoding(std::string_view name, std::string_view bytes) {
    auto const decoder = core::Decoder::named(name);
    require(decoder != nullptr);
    auto const text = decoder->decode(bytes);
    require(!core::find_invalid_utf8(text) && text.size() <= 6 * bytes.size() + 6);
    require(decoder->encode(text).size() <= 8 * text.size() + 16);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const declared = core::declared_encoding(bytes);
    require(!declared.encoding || core::web_encoding(declared.encoding->name) == declared.encoding);
    require(declared.unknown.size() <= 60);
    core::web_encoding(bytes);
    auto const guess = core::guess_encoding(bytes, declared.language);
    check_decoding(guess.name, bytes);
    require(guess.other != guess.name);
    if (auto const wide = core::wide_encoding(bytes); !wide.empty()) check_decoding(wide, bytes);
    for (auto const* name : {"gbk", "big5", "shift_jis", "euc-kr", "iso-2022-jp", "iso-8859-16", "utf-16le"})
        check_decoding(name, bytes);
    return 0;
}
