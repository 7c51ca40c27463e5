#include "core/ingest/http_answer.h"

#include "core/base/size.h"
#include "core/ingest/sentences.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <zlib.h>

namespace core {

namespace {

std::string_view take_header_line(std::string_view& rest) {
    auto const end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// Where the head of a message ends, behind its empty line; npos if it does not.
std::size_t end_of_head(std::string_view message) {
    auto rest = message;
    while (!rest.empty()) {
        auto const had_end = rest.find('\n') != rest.npos;
        if (take_header_line(rest).empty() && had_end) return message.size() - rest.size();
    }
    return message.npos;
}

template <class Number>
std::optional<Number> whole_number(std::string_view text, int base = 10) {
    Number number{};
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The chunks put together; nothing where they are none, as in archives that had them put together before.
std::optional<std::string> without_chunks(std::string_view raw, std::int64_t& missing) {
    std::string whole;
    for (auto first = true;; first = false) {
        if (raw.find('\n') == raw.npos) { // the size of the next chunk did not come
            if (first) return std::nullopt;
            missing = 1;
            return whole;
        }
        auto line = take_header_line(raw);
        line = without_ascii_blanks(line.substr(0, line.find(';')));
        auto const size = whole_number<std::uint64_t>(line, 16);
        if (!size) {
            if (first) return std::nullopt;
            missing = 1;
            return whole;
        }
        if (*size == 0) return whole;
        auto const here = std::min<std::uint64_t>(*size, raw.size());
        whole += raw.substr(0, here);
        raw.remove_prefix(here);
        if (here < *size) {
            missing = static_cast<std::int64_t>(std::min<std::uint64_t>(*size - here, INT64_MAX));
            return whole;
        }
        take_header_line(raw);
    }
}

bool is_chunked(HttpHead const& head) { return lower_ascii(head.value("transfer-encoding")).find("chunked") != std::string::npos; }

enum class Packing { gzip, deflate };

/// Unpacked, up to `most` bytes; nothing where it is not packed so from the first byte on. What is damaged further on
/// ends there.
std::optional<std::string> unpacked(std::string_view packed, Packing packing, std::int64_t most, std::int64_t& missing,
                                    std::string const& file) {
    constexpr int with_gzip = 16 + MAX_WBITS;
    auto const raw_deflate = packing == Packing::deflate && !(packed.size() > 1 && (packed[0] & 0x0F) == 8);
    z_stream stream{};
    if (inflateInit2(&stream, packing == Packing::gzip ? with_gzip : raw_deflate ? -MAX_WBITS : MAX_WBITS) != Z_OK)
        return std::nullopt;
    struct End {
        z_stream& of;
        ~End() { inflateEnd(&of); }
    } const end{stream};
    std::string whole, part(64 * 1024, '\0');
    std::string input(packed); // zlib wants bytes it may write to by its type
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    for (;;) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        auto const result = inflate(&stream, Z_NO_FLUSH);
        whole.append(part, 0, part.size() - stream.avail_out);
        if (static_cast<std::int64_t>(whole.size()) > most)
            throw Error(Code::bad_input, say(sentences::too_much_inside,
                                             {{"file", file}, {"most", size_text(static_cast<std::uint64_t>(most))}}));
        if (result == Z_STREAM_END) {
            // Several members, one behind the other, are one file.
            if (packing != Packing::gzip || stream.avail_in < 2 || stream.next_in[0] != 0x1F || stream.next_in[1] != 0x8B) return whole;
            if (inflateReset(&stream) != Z_OK) return whole;
            continue;
        }
        if (result == Z_BUF_ERROR || (result == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
            missing = std::max<std::int64_t>(missing, 1); // it ends early
            return whole;
        }
        if (result != Z_OK) {
            if (whole.empty()) return std::nullopt;
            missing = std::max<std::int64_t>(missing, 1);
            return whole;
        }
    }
}

/// "gzip, br" in the order in which it was done.
std::vector<std::string> packings(std::string_view header) {
    std::vector<std::string> all;
    while (!header.empty()) {
        auto const end = std::min(header.find(','), header.size());
        auto name = lower_ascii(without_ascii_blanks(header.substr(0, end)));
        header.remove_prefix(std::min(end + 1, header.size()));
        if (!name.empty() && name != "identity") all.push_back(std::move(name));
    }
    return all;
}

} // namespace

std::string_view HttpHead::value(std::string_view name) const {
    auto const wanted = lower_ascii(name);
    for (auto const& header : headers)
        if (lower_ascii(header.name) == wanted) return header.value;
    return {};
}

std::string HttpHead::media_type() const {
    auto const whole = value("content-type");
    return lower_ascii(without_ascii_blanks(whole.substr(0, whole.find(';'))));
}

std::string HttpHead::charset() const {
    auto const whole = value("content-type");
    auto const at = lower_ascii(whole).find("charset=");
    if (at == std::string::npos) return {};
    auto rest = whole.substr(at + 8);
    rest = without_ascii_blanks(rest.substr(0, rest.find(';')));
    while (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    while (rest.ends_with('"') || rest.ends_with('\'')) rest.remove_suffix(1);
    return std::string(rest);
}

std::vector<HttpHeader> read_headers(std::string_view block) {
    std::vector<HttpHeader> headers;
    while (!block.empty()) {
        auto const line = take_header_line(block);
        if (line.empty()) break;
        if ((line.front() == ' ' || line.front() == '\t') && !headers.empty()) {
            headers.back().value += " " + repair_utf8(without_ascii_blanks(line));
            continue;
        }
        auto const colon = line.find(':');
        if (colon == line.npos) continue;
        headers.push_back({repair_utf8(without_ascii_blanks(line.substr(0, colon))),
                           repair_utf8(without_ascii_blanks(line.substr(colon + 1)))});
    }
    return headers;
}

std::optional<HttpHead> read_http_head(std::string_view answer) {
    if (!answer.starts_with("HTTP/")) return std::nullopt;
    auto const end = end_of_head(answer);
    if (end == answer.npos) return std::nullopt;
    HttpHead head;
    head.size = end;
    auto rest = answer.substr(0, end);
    auto const line = take_header_line(rest);
    auto const blank = line.find(' ');
    if (blank == line.npos) return std::nullopt;
    auto const said = without_ascii_blanks(line.substr(blank + 1));
    auto const status = whole_number<int>(said.substr(0, 3));
    if (!status || *status < 100 || (said.size() > 3 && said[3] != ' ')) return std::nullopt;
    head.status = *status;
    if (said.size() > 4) head.reason = repair_utf8(said.substr(4));
    head.headers = read_headers(rest);
    return head;
}

std::string without_transfer_chunks(HttpHead const& head, std::string_view raw) {
    std::int64_t missing = 0;
    auto whole = is_chunked(head) ? without_chunks(raw, missing) : std::nullopt;
    return whole ? std::move(*whole) : std::string(raw);
}

HttpBody http_body(HttpHead const& head, std::string_view raw, std::int64_t most, std::string const& file) {
    HttpBody body;
    auto const chunked = is_chunked(head);
    auto whole = chunked ? without_chunks(raw, body.missing) : std::nullopt;
    if (chunked && !whole) body.was_unpacked_already = true;
    if (!chunked)
        if (auto const length = whole_number<std::int64_t>(head.value("content-length")))
            body.missing = std::max<std::int64_t>(0, *length - static_cast<std::int64_t>(raw.size()));
    body.bytes = whole ? std::move(*whole) : std::string(raw);
    auto packed = packings(head.value("content-encoding"));
    constexpr std::size_t most_packings = 2;
    if (packed.size() > most_packings)
        throw Error(Code::bad_input, say(sentences::packed_too_often, {{"file", file}}));
    for (; !packed.empty() && !body.bytes.empty(); packed.pop_back()) {
        auto const& name = packed.back();
        if (name != "gzip" && name != "x-gzip" && name != "deflate")
            throw Error(Code::bad_input, say(sentences::packed_otherwise,
                                             {{"file", file}, {"how", name}}));
        auto plain = unpacked(body.bytes, name == "deflate" ? Packing::deflate : Packing::gzip, most, body.missing, file);
        if (!plain) { // archives often keep it unpacked
            body.was_unpacked_already = true;
            break;
        }
        body.bytes = std::move(*plain);
    }
    if (static_cast<std::int64_t>(body.bytes.size()) > most)
        throw Error(Code::bad_input, say(sentences::page_too_large,
                                         {{"file", file}, {"most", size_text(static_cast<std::uint64_t>(most))}}));
    return body;
}

} // namespace core
