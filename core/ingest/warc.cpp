#include "core/ingest/warc.h"

#include "core/base/digest.h"
#include "core/ingest/sentences.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <openssl/evp.h>

namespace core {

namespace {

constexpr std::size_t longest_head = 64 * 1024;

// ── reading ──

std::string base32(std::string_view bytes) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::string out;
    unsigned held = 0, bits = 0;
    for (auto const c : bytes) {
        held = held << 8 | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) out += letters[held >> (bits - 5) & 31];
    }
    if (bits > 0) out += letters[held << (5 - bits) & 31];
    return out;
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (auto const c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::string hashed(EVP_MD const* how, std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), value.data(), &size, how, nullptr);
    return {reinterpret_cast<char const*>(value.data()), size};
}

/// The version line and the headers of the record that begins here, and how long they are; 0 where none begins.
std::size_t head_size(std::string_view rest) {
    if (!rest.starts_with("WARC/0.") && !rest.starts_with("WARC/1.")) return 0;
    auto const head = rest.substr(0, longest_head);
    auto const end = std::min(head.find("\r\n\r\n"), head.find("\n\n"));
    if (end == head.npos) return 0;
    return end + (head.substr(end).starts_with("\r\n") ? 4 : 2);
}

// ── writing ──

/// Made of what the record says, so that the same capture written twice is the same bytes.
std::string identity_of(std::string_view type, std::string_view target, std::string_view date, std::string_view block) {
    Sha256 hash;
    for (auto const part : {type, target, date, block}) {
        hash.update(std::to_string(part.size()) + ":");
        hash.update(part);
    }
    auto value = hash.finish();
    value.bytes[6] = static_cast<std::uint8_t>((value.bytes[6] & 0x0F) | 0x80); // of its own making: version 8
    value.bytes[8] = static_cast<std::uint8_t>((value.bytes[8] & 0x3F) | 0x80);
    auto const digits = to_hex(value);
    return "<urn:uuid:" + digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" +
           digits.substr(16, 4) + "-" + digits.substr(20, 12) + ">";
}

/// Nothing that goes into a header may end its line.
std::string in_one_line(std::string_view text) {
    std::string out;
    for (auto const c : text)
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    return out;
}

using Fields = std::vector<std::pair<std::string_view, std::string>>;

void write_record(std::string& into, std::string_view type, std::string const& identity, std::string const& date,
                  Fields const& fields, std::string_view block) {
    into += "WARC/1.1\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Record-ID: " + identity + "\r\nWARC-Date: " + date + "\r\n";
    for (auto const& [name, value] : fields)
        if (!value.empty()) into += std::string(name) + ": " + in_one_line(value) + "\r\n";
    into += "WARC-Block-Digest: sha256:" + to_hex(sha256(block)) + "\r\n";
    into += "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
    into += block;
    into += "\r\n\r\n";
}

} // namespace

bool is_digest_of(std::string_view digest, std::string_view bytes) {
    auto const colon = digest.find(':');
    if (colon == digest.npos) return true;
    auto const how = lower_ascii(digest.substr(0, colon));
    auto value = lower_ascii(digest.substr(colon + 1));
    while (value.ends_with('=')) value.pop_back();
    auto const is_sha1 = how == "sha1" || how == "sha-1";
    if (!is_sha1 && how != "sha256" && how != "sha-256") return true;
    auto const right = hashed(is_sha1 ? EVP_sha1() : EVP_sha256(), bytes);
    if (value.size() == right.size() * 2) return value == hex(right);
    auto const in_base32 = base32(right);
    return value.size() != in_base32.size() || value == in_base32; // base64 is told by its length, and not read
}

std::size_t length_of_whole_records(std::string_view bytes) {
    std::size_t sound = 0;
    for (;;) {
        auto const begin = bytes.find_first_not_of("\r\n", sound);
        if (begin == bytes.npos) return bytes.size();
        auto const rest = bytes.substr(begin);
        auto const head = head_size(rest);
        if (head == 0) return sound;
        WarcRecord record;
        record.headers = read_headers(rest.substr(rest.find('\n') + 1, head - rest.find('\n') - 1));
        std::uint64_t length = 0;
        auto const said = record.value("Content-Length");
        if (said.empty() || std::from_chars(said.data(), said.data() + said.size(), length).ec != std::errc()) return sound;
        if (length > rest.size() - head) return sound;
        sound = begin + head + static_cast<std::size_t>(length);
    }
}

std::string_view WarcRecord::value(std::string_view name) const {
    auto const wanted = lower_ascii(name);
    for (auto const& header : headers)
        if (lower_ascii(header.name) == wanted) return header.value;
    return {};
}

std::string_view WarcRecord::target() const {
    auto target = value("WARC-Target-URI");
    if (target.starts_with('<') && target.ends_with('>')) target = target.substr(1, target.size() - 2);
    return target;
}

WarcReading read_warc(std::string_view bytes, std::string const& file) {
    WarcReading read;
    std::size_t number = 0;
    auto const note = [&](char const* sentence) {
        read.notes.push_back({Code::bad_input, say(sentence, {{"number", std::to_string(number)}, {"file", file}})});
    };
    for (auto rest = bytes; !rest.empty();) {
        auto const blanks = rest.find_first_not_of("\r\n");
        if (blanks == rest.npos) break;
        rest.remove_prefix(blanks);
        ++number;
        auto const head = head_size(rest);
        if (head == 0) {
            if (number == 1)
                throw Error(Code::bad_input, say(sentences::warc_without_end, {{"file", file}}));
            note(sentences::record_without_head);
            break;
        }
        WarcRecord record;
        auto const line = rest.find('\n');
        record.headers = read_headers(rest.substr(line + 1, head - line - 1));
        std::uint64_t length = 0;
        auto const said = record.value("Content-Length");
        auto const number_read = std::from_chars(said.data(), said.data() + said.size(), length);
        rest.remove_prefix(head);
        if (said.empty() || number_read.ec != std::errc()) {
            note(sentences::record_without_length);
            break;
        }
        if (length > rest.size()) {
            note(sentences::record_cut_short);
            break;
        }
        record.block = rest.substr(0, length);
        rest.remove_prefix(length);
        if (!is_digest_of(record.value("WARC-Block-Digest"), record.block)) {
            note(sentences::record_altered);
            continue;
        }
        read.records.push_back(std::move(record));
    }
    return read;
}

std::string written_warc(std::vector<Exchange> const& exchanges, std::string const& software) {
    std::string out;
    auto const begun = to_iso(exchanges.empty() ? Instant{} : exchanges.front().at);
    auto const about = "software: " + in_one_line(software) + "\r\nformat: WARC File Format 1.1\r\n";
    write_record(out, "warcinfo", identity_of("warcinfo", {}, begun, about), begun, {{"Content-Type", "application/warc-fields"}}, about);
    for (auto const& each : exchanges) {
        auto const date = to_iso(each.at);
        auto const asked = identity_of("request", each.address, date, each.request);
        auto const answered = identity_of("response", each.address, date, each.response);
        auto const head = read_http_head(each.response);
        auto const payload = std::string_view(each.response).substr(head ? head->size : each.response.size());
        write_record(out, "request", asked, date,
                     {{"WARC-Target-URI", each.address}, {"WARC-IP-Address", each.ip}, {"WARC-Concurrent-To", answered},
                      {"Content-Type", "application/http;msgtype=request"}},
                     each.request);
        write_record(out, "response", answered, date,
                     {{"WARC-Target-URI", each.address}, {"WARC-IP-Address", each.ip}, {"WARC-Concurrent-To", asked},
                      {"WARC-Payload-Digest", "sha256:" + to_hex(sha256(payload))}, {"WARC-Truncated", each.truncated},
                      {"Content-Type", "application/http;msgtype=response"}},
                     each.response);
    }
    return out;
}

} // namespace core
