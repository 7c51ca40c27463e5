#include "app/reader/header_words.h"

#include "core/ingest/decoder.h"
#include "core/ingest/encoding.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <array>
#include <optional>

namespace reader {

namespace {

int value_in(std::string_view alphabet, char c) {
    auto const at = alphabet.find(c);
    return at == alphabet.npos ? -1 : static_cast<int>(at);
}

constexpr std::string_view base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string from_base64(std::string_view text) {
    std::string out;
    unsigned held = 0;
    int bits = 0;
    for (auto const c : text) {
        auto const value = value_in(base64, c);
        if (value < 0) continue;
        held = (held << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
        if ((bits += 6) < 8) continue;
        bits -= 8;
        out += static_cast<char>(held >> bits & 0xFF);
    }
    return out;
}

std::string to_base64(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        unsigned held = 0;
        for (std::size_t each = 0; each < 3; ++each)
            held = held << 8 | (at + each < bytes.size() ? static_cast<unsigned char>(bytes[at + each]) : 0U);
        for (std::size_t each = 0; each < 4; ++each)
            out += at + each > bytes.size() ? '=' : base64[held >> (18 - 6 * each) & 63];
    }
    return out;
}

std::string from_q(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF0123456789abcdef";
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const high = text[at] == '=' && at + 2 < text.size() ? value_in(digits, text[at + 1]) : -1;
        auto const low = high < 0 ? -1 : value_in(digits, text[at + 2]);
        if (low >= 0) {
            out += static_cast<char>(high % 16 * 16 + low % 16);
            at += 2;
        } else {
            out += text[at] == '_' ? ' ' : text[at];
        }
    }
    return out;
}

struct EncodedWord {
    std::string charset, bytes;
    std::size_t length = 0; ///< so much of the header
};

/// "=?charset?B?…?=", where it begins.
std::optional<EncodedWord> encoded_word(std::string_view text) {
    constexpr std::size_t longest_name = 60;
    if (!text.starts_with("=?")) return std::nullopt;
    auto const first = text.substr(0, longest_name).find('?', 2);
    if (first == text.npos || first + 2 >= text.size() || text[first + 2] != '?') return std::nullopt;
    auto const end = text.find("?=", first + 3);
    if (end == text.npos) return std::nullopt;
    auto const words = text.substr(first + 3, end - first - 3);
    if (words.find_first_of("\r\n") != words.npos) return std::nullopt;
    EncodedWord found;
    found.charset = core::lower_ascii(text.substr(2, first - 2));
    if (auto const language = found.charset.find('*'); language != found.charset.npos) found.charset.resize(language);
    found.length = end + 2;
    switch (text[first + 1]) {
    case 'b': case 'B': found.bytes = from_base64(words); return found;
    case 'q': case 'Q': found.bytes = from_q(words); return found;
    default: return std::nullopt;
    }
}

std::string decoded_as(std::string const& charset, std::string_view bytes) {
    auto const valid = !core::find_invalid_utf8(bytes);
    auto const decoder = core::Decoder::named(charset);
    if (decoder && !(decoder->is_utf8() && valid)) return decoder->decode(bytes);
    if (valid) return std::string(bytes);
    std::vector<core::Problem> unsaid;
    return core::decode(bytes, {}, {}, unsaid).text;
}

/// Stretches that are ASCII as they stand, and such that are not, in UTF-8.
template <class Plain, class Words>
void take_apart(std::string_view raw, std::string_view body_charset, Plain const& plain, Words const& words) {
    auto const is_utf8 = !core::find_invalid_utf8(raw);
    std::string waiting, charset; // encoded words of one encoding, which may part a letter
    auto const put = [&] {
        if (!waiting.empty()) words(decoded_as(charset, waiting));
        waiting.clear();
    };
    for (std::size_t at = 0; at < raw.size();) {
        if (auto const word = encoded_word(raw.substr(at))) {
            if (word->charset != charset) put();
            charset = word->charset;
            waiting += word->bytes;
            at += word->length;
            // Blanks between two of them are none.
            auto const next = raw.find_first_not_of(" \t\r\n", at);
            if (next != raw.npos && encoded_word(raw.substr(next))) at = next;
            continue;
        }
        put();
        auto const is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
        auto end = at + 1;
        if (is_ascii(raw[at])) {
            while (end < raw.size() && is_ascii(raw[end]) && raw[end] != '=') ++end;
            plain(raw.substr(at, end - at));
        } else {
            while (end < raw.size() && !is_ascii(raw[end])) ++end;
            auto const bytes = raw.substr(at, end - at);
            words(is_utf8 ? std::string(bytes) : decoded_as(std::string(body_charset), bytes));
        }
        at = end;
    }
    put();
}

} // namespace

std::string header_words(std::string_view raw, std::string_view body_charset) {
    std::string out;
    auto const add = [&](std::string_view words) {
        for (auto const c : words)
            if (!core::is_ascii_blank(c)) out += c;
            else if (!out.empty() && out.back() != ' ') out += ' ';
    };
    take_apart(raw, body_charset, add, add);
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string header_in_utf8(std::string_view raw, std::string_view body_charset) {
    std::string out;
    take_apart(
        raw, body_charset, [&](std::string_view words) { out += words; },
        [&](std::string_view words) { out.append("=?utf-8?B?").append(to_base64(words)).append("?="); });
    return out;
}

} // namespace reader
