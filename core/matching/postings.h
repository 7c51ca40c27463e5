// Which documents hold a term: numbers that grow, each with the impact of the term there, packed into
// chunks of at most 256 so that a long list is read and skipped in pieces.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct Posting {
    std::uint32_t document = 0;
    std::uint8_t impact = 0; ///< 1..255
    bool operator==(Posting const&) const = default;
};

inline constexpr std::size_t postings_per_chunk = 256;

/// Bytes: first document, last document and count as varints, the greatest impact, then for each posting
/// the distance to the one before as varint (7 bits a byte, low first) and its impact.
std::string pack_postings(std::span<Posting const> postings);

struct ChunkHead {
    std::uint32_t first = 0, last = 0;
    std::uint32_t count = 0;
    std::uint8_t greatest = 0;
};

/// What stands before the postings; nothing of damaged bytes.
bool read_head(std::string_view bytes, ChunkHead& head);
/// Appends the postings; false, with what could be read, when the bytes are damaged.
bool unpack_postings(std::string_view bytes, std::vector<Posting>& into);

} // namespace core
