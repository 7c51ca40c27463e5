#include "core/formats/zip_out.h"

#include <zlib.h>

namespace core {

namespace {

/// CRC-32 as ZIP has it (APPNOTE.TXT 4.4.7).
std::uint32_t checksum_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()));
}

void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>(value >> 8 & 0xFF);
}
void put32(std::string& out, std::uint32_t value) {
    put16(out, value & 0xFFFF);
    put16(out, value >> 16);
}

constexpr std::uint32_t version_needed = 20, names_are_utf8 = 1 << 11, stored = 0;
constexpr std::uint32_t first_day = 1 << 5 | 1; // 1 January 1980: an archive tells nothing of when it was made

void put_common(std::string& out, std::uint32_t checksum, std::uint32_t size, std::size_t name) {
    put16(out, version_needed);
    put16(out, names_are_utf8);
    put16(out, stored);
    put16(out, 0);
    put16(out, first_day);
    put32(out, checksum);
    put32(out, size);
    put32(out, size);
    put16(out, static_cast<std::uint32_t>(name));
    put16(out, 0);
}

} // namespace

void ZipOut::add(std::string_view name, std::string_view bytes) {
    Entry entry{std::string(name), checksum_of(bytes), static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(out_.size())};
    out_ += "PK\x03\x04";
    put_common(out_, entry.checksum, entry.size, name.size());
    out_ += name;
    out_ += bytes;
    entries_.push_back(std::move(entry));
}

std::string ZipOut::finish() {
    auto const directory = static_cast<std::uint32_t>(out_.size());
    for (auto const& entry : entries_) {
        out_ += "PK\x01\x02";
        put16(out_, version_needed);
        put_common(out_, entry.checksum, entry.size, entry.name.size());
        put16(out_, 0); // comment
        put16(out_, 0); // disk
        put16(out_, 0); // attributes inside
        put32(out_, 0); // and outside
        put32(out_, entry.offset);
        out_ += entry.name;
    }
    auto const size = static_cast<std::uint32_t>(out_.size()) - directory;
    out_ += "PK\x05\x06";
    put32(out_, 0);
    for (int both = 0; both < 2; ++both) put16(out_, static_cast<std::uint32_t>(entries_.size()));
    put32(out_, size);
    put32(out_, directory);
    put16(out_, 0);
    return std::move(out_);
}

} // namespace core
