#include "core/formats/zip_out.h"

#include <zlib.h>

#include <array>
#include <new>

namespace core {

namespace {

/// CRC-32 as ZIP has it (APPNOTE.TXT 4.4.7), going on from `so_far`.
std::uint32_t checksum_of(std::string_view bytes, std::uint32_t so_far = 0) {
    return static_cast<std::uint32_t>(
        ::crc32_z(so_far, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()));
}

void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>(value >> 8 & 0xFF);
}
void put32(std::string& out, std::uint32_t value) {
    put16(out, value & 0xFFFF);
    put16(out, value >> 16);
}

constexpr std::uint32_t version_needed = 20, names_are_utf8 = 1 << 11, stored = 0, deflated = 8;
constexpr std::uint32_t first_day = 1 << 5 | 1; // 1 January 1980: an archive tells nothing of when it was made

/// zlib at work on one file, without a head of its own.
class Packing {
public:
    Packing() {
        constexpr int memory = 8;
        if (::deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, memory, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Packing() { ::deflateEnd(&stream_); }
    Packing(Packing const&) = delete;
    Packing& operator=(Packing const&) = delete;
    void take(std::string_view bytes, int flush) {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        std::array<unsigned char, 1 << 16> piece{};
        do {
            stream_.next_out = piece.data();
            stream_.avail_out = static_cast<uInt>(piece.size());
            ::deflate(&stream_, flush);
            packed_.append(reinterpret_cast<char const*>(piece.data()), piece.size() - stream_.avail_out);
        } while (stream_.avail_out == 0);
    }
    std::string const& packed() const { return packed_; }

private:
    z_stream stream_{};
    std::string packed_;
};

} // namespace

void ZipOut::put_common(std::string& out, Entry const& entry) {
    put16(out, version_needed);
    put16(out, names_are_utf8);
    put16(out, entry.method);
    put16(out, 0);
    put16(out, first_day);
    put32(out, entry.checksum);
    put32(out, entry.packed);
    put32(out, entry.size);
    put16(out, static_cast<std::uint32_t>(entry.name.size()));
    put16(out, 0);
}

void ZipOut::put(Entry entry, std::string_view content) {
    entry.packed = static_cast<std::uint32_t>(content.size());
    entry.offset = static_cast<std::uint32_t>(out_.size());
    out_ += "PK\x03\x04";
    put_common(out_, entry);
    out_ += entry.name;
    out_ += content;
    entries_.push_back(std::move(entry));
}

void ZipOut::add(std::string_view name, std::string_view bytes) {
    put({std::string(name), checksum_of(bytes), static_cast<std::uint32_t>(bytes.size()), 0, 0, stored}, bytes);
}

void ZipOut::add_packed(std::string_view name, std::function<void(Sink const&)> const& make) {
    Packing packing;
    Entry entry{std::string(name), 0, 0, 0, 0, deflated};
    make([&](std::string_view bytes) {
        entry.checksum = checksum_of(bytes, entry.checksum);
        entry.size += static_cast<std::uint32_t>(bytes.size());
        packing.take(bytes, Z_NO_FLUSH);
    });
    packing.take({}, Z_FINISH);
    put(std::move(entry), packing.packed());
}

std::string ZipOut::finish() {
    auto const directory = static_cast<std::uint32_t>(out_.size());
    for (auto const& entry : entries_) {
        out_ += "PK\x01\x02";
        put16(out_, version_needed);
        put_common(out_, entry);
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
