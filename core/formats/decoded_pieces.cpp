#include "core/formats/decoded_pieces.h"

#include "core/base/result.h"
#include "core/ingest/decoder.h"
#include "core/ingest/encoding.h"

#include <unicode/ucnv.h>

#include <array>
#include <memory>

namespace core {

namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter converter_of(char const* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status));
    return U_FAILURE(status) ? nullptr : std::move(converter);
}

/// What the beginning shows, when nobody says.
std::string encoding_shown(std::string_view beginning) {
    IngestOptions const nothing_said;
    std::vector<Problem> ignored;
    // A piece may end inside a sign, which says nothing about the rest.
    constexpr std::size_t looked_at = 64 * 1024, longest_sign = 4;
    if (beginning.size() > looked_at) beginning = beginning.substr(0, looked_at);
    if (auto const line = beginning.rfind('\n'); line != beginning.npos && beginning.size() - line < beginning.size() / 2 &&
                                                 !is_wide(beginning, {}))
        beginning = beginning.substr(0, line + 1);
    else if (beginning.size() > longest_sign && beginning.size() % longest_sign != 0 && is_wide(beginning, {}))
        beginning.remove_suffix(beginning.size() % longest_sign);
    return decode(beginning, nothing_said, {}, ignored).encoding;
}

class Decoding {
public:
    Decoding(NextPiece next, std::string encoding, Unmarked unmarked, std::function<void(std::string const&)> guessed)
        : next_(std::move(next)), encoding_(std::move(encoding)), unmarked_(unmarked), guessed_(std::move(guessed)) {}

    std::string_view operator()() {
        auto piece = next_();
        if (!begun_) begin(piece);
        if (!from_) return piece;
        while (!ended_) {
            text_.clear();
            ended_ = piece.empty();
            convert(piece, ended_);
            if (!text_.empty()) return text_;
            if (!ended_) piece = next_();
        }
        return {};
    }

private:
    void begin(std::string_view beginning) {
        begun_ = true;
        auto const is_told = !encoding_.empty();
        if (!is_told) encoding_ = encoding_shown(beginning);
        auto const decoder = Decoder::named(encoding_);
        if (!decoder) throw Error(Code::bad_input, say("The encoding “{encoding}” is not known.", {{"encoding", encoding_}}));
        if (decoder->is_utf8() || (!is_told && unmarked_ == Unmarked::utf8_or_wide && !decoder->is_wide())) return;
        auto const* const known = web_encoding(encoding_);
        if (!is_told && !decoder->is_wide() && guessed_) guessed_(encoding_);
        from_ = converter_of(known && known->converter ? known->converter : encoding_.c_str());
        to_ = converter_of("UTF-8");
        if (!from_ || !to_)
            throw Error(Code::bad_input, say("A collection in the encoding “{encoding}” is not read here; save it as UTF-8.",
                                             {{"encoding", encoding_}}));
    }
    void convert(std::string_view bytes, bool flush) {
        auto const* source = bytes.data();
        auto const* const end = bytes.data() + bytes.size();
        std::array<UChar, 4096> units;
        std::array<char, 4 * units.size()> out;
        for (bool more = true; more;) {
            UErrorCode status = U_ZERO_ERROR;
            auto* unit = units.data();
            ucnv_toUnicode(from_.get(), &unit, units.data() + units.size(), &source, end, nullptr, flush, &status);
            more = status == U_BUFFER_OVERFLOW_ERROR;
            UErrorCode written = U_ZERO_ERROR;
            auto* byte = out.data();
            UChar const* taken = units.data();
            ucnv_fromUnicode(to_.get(), &byte, out.data() + out.size(), &taken, unit, nullptr, flush && !more, &written);
            text_.append(out.data(), byte);
        }
        // UTF-16 by name keeps its mark, which is no text.
        if (constexpr std::string_view mark = "\xEF\xBB\xBF"; !handed_over_ && !text_.empty()) {
            handed_over_ = true;
            if (text_.starts_with(mark)) text_.erase(0, mark.size());
        }
    }

    NextPiece next_;
    std::string encoding_;
    Unmarked unmarked_;
    std::function<void(std::string const&)> guessed_;
    Converter from_, to_; ///< null: it is UTF-8
    std::string text_;
    bool begun_ = false, ended_ = false, handed_over_ = false;
};

} // namespace

NextPiece decoded_pieces(NextPiece next, std::string encoding, Unmarked unmarked, std::function<void(std::string const&)> guessed) {
    auto decoding = std::make_shared<Decoding>(std::move(next), std::move(encoding), unmarked, std::move(guessed));
    return [decoding] { return (*decoding)(); };
}

} // namespace core
