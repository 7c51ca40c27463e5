#include "core/formats/zip_in.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t end_size = 22, directory_size = 46, head_size = 30, longest_comment = 0xFFFF;
constexpr std::size_t most_entries = 1000;
constexpr unsigned kept_as_is = 0, kept_packed = 8, is_encrypted = 1;

unsigned number16(std::string_view bytes, std::size_t at) {
    auto const byte = [&](std::size_t place) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[place])); };
    return byte(at) | byte(at + 1) << 8;
}
std::uint32_t number32(std::string_view bytes, std::size_t at) { return number16(bytes, at) | number16(bytes, at + 2) << 16; }

auto cut_short() { return problem(say("It is an archive that ends too early, or that was damaged on its way.")); }

/// Where the end of the directory stands; npos without one.
std::size_t end_of(std::string_view archive) {
    if (archive.size() < end_size) return archive.npos;
    auto const from = archive.size() - std::min(archive.size(), end_size + longest_comment);
    for (auto at = archive.size() - end_size;; --at) {
        if (archive.substr(at, 4) == "PK\x05\x06"sv && at + end_size + number16(archive, at + 20) == archive.size()) return at;
        if (at == from) return archive.npos;
    }
}

/// One row of the directory, with the place its own head gives its bytes.
Result<ZipEntry> entry_at(std::string_view archive, std::string_view directory, std::size_t at) {
    ZipEntry entry;
    auto const method = number16(directory, at + 10);
    if (number16(directory, at + 8) & is_encrypted) return problem(say("It is an archive that is encrypted."));
    if (method != kept_as_is && method != kept_packed) return problem(say("It is an archive that is packed in a way nobody reads here."));
    entry.packed = method == kept_packed;
    entry.checksum = number32(directory, at + 16);
    entry.packed_size = number32(directory, at + 20);
    entry.size = number32(directory, at + 24);
    entry.name = directory.substr(at + directory_size, number16(directory, at + 28));
    std::size_t const head = number32(directory, at + 42);
    if (head > archive.size() || archive.size() - head < head_size || archive.substr(head, 4) != "PK\x03\x04"sv) return cut_short();
    entry.at = head + head_size + number16(archive, head + 26) + number16(archive, head + 28);
    if (entry.at > archive.size() || archive.size() - entry.at < entry.packed_size) return cut_short();
    if (!entry.packed && entry.size != entry.packed_size) return cut_short();
    return entry;
}

/// One entry on its way out.
class Unpacking {
public:
    Unpacking(std::shared_ptr<std::string const> archive, ZipEntry entry) : archive_(std::move(archive)), entry_(std::move(entry)) {
        if (entry_.packed && ::inflateInit2(&stream_, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
        auto const bytes = std::string_view(*archive_).substr(entry_.at, entry_.packed_size);
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
    }
    ~Unpacking() {
        if (entry_.packed) ::inflateEnd(&stream_);
    }
    Unpacking(Unpacking const&) = delete;
    Unpacking& operator=(Unpacking const&) = delete;

    std::string_view next() {
        auto const piece = entry_.packed ? inflated() : copied();
        given_ += piece.size();
        if (!piece.empty()) // of no bytes zlib gives the checksum it begins with
            checksum_ = static_cast<std::uint32_t>(
            ::crc32_z(checksum_, reinterpret_cast<unsigned char const*>(piece.data()), piece.size()));
        if (given_ > entry_.size || (piece.empty() && (given_ != entry_.size || checksum_ != entry_.checksum))) refuse_bytes();
        return piece;
    }

private:
    std::string_view copied() {
        if (given_ == entry_.size) return {};
        return std::string_view(*archive_).substr(entry_.at, entry_.size);
    }
    std::string_view inflated() {
        while (!ended_) {
            stream_.next_out = piece_.data();
            stream_.avail_out = static_cast<uInt>(piece_.size());
            auto const answer = ::inflate(&stream_, Z_NO_FLUSH);
            ended_ = answer == Z_STREAM_END;
            auto const size = piece_.size() - stream_.avail_out;
            if (answer != Z_OK && !ended_ && size == 0) refuse_bytes();
            if (size > 0) return {reinterpret_cast<char const*>(piece_.data()), size};
        }
        return {};
    }
    [[noreturn]] static void refuse_bytes() {
        throw Error(Code::bad_input, say("What is in the archive is not what its own list tells: it was damaged or altered."));
    }

    std::shared_ptr<std::string const> archive_;
    ZipEntry entry_;
    z_stream stream_{};
    std::array<unsigned char, 1 << 16> piece_{};
    std::uint64_t given_ = 0;
    std::uint32_t checksum_ = 0;
    bool ended_ = false;
};

} // namespace

Result<std::vector<ZipEntry>> zip_entries(std::string_view archive) {
    auto const end = end_of(archive);
    if (end == archive.npos) return cut_short();
    std::size_t const count = number16(archive, end + 10), size = number32(archive, end + 12), start = number32(archive, end + 16);
    if (start > end || end - start != size || count > most_entries) return cut_short();
    auto const directory = archive.substr(start, size);
    std::vector<ZipEntry> entries;
    std::size_t at = 0;
    for (std::size_t number = 0; number < count; ++number) {
        if (directory.size() - at < directory_size || directory.substr(at, 4) != "PK\x01\x02"sv) return cut_short();
        auto const more = number16(directory, at + 28) + number16(directory, at + 30) + number16(directory, at + 32);
        if (directory.size() - at - directory_size < more) return cut_short();
        auto entry = entry_at(archive, directory, at);
        if (!entry) return tl::unexpected(entry.error());
        entries.push_back(std::move(*entry));
        at += directory_size + more;
    }
    if (at != directory.size()) return cut_short();
    return entries;
}

NextPiece unpacked(std::shared_ptr<std::string const> archive, ZipEntry entry) {
    return [unpacking = std::make_shared<Unpacking>(std::move(archive), std::move(entry))] { return unpacking->next(); };
}

std::string unpacked_whole(std::shared_ptr<std::string const> const& archive, ZipEntry const& entry) {
    std::string all;
    auto const next = unpacked(archive, entry);
    for (auto piece = next(); !piece.empty(); piece = next()) all += piece;
    return all;
}

} // namespace core
