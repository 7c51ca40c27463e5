// SHA-256 and the RFC 6962 Merkle tree over it: what the log and the captures are held to.
#pragma once

#include "core/base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A SHA-256 value; all zero means "none".
struct Digest {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(Digest const&) const = default;
    bool empty() const { return *this == Digest{}; }
    /// The 32 bytes as they are stored.
    std::string_view view() const {
        return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
    }
};

/// Hashes in pieces. Movable, not copyable; reusable after finish().
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void update(std::string_view bytes);
    Digest finish();

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

Digest sha256(std::string_view bytes);

/// 64 lower-case hexadecimal digits.
std::string to_hex(Digest const& digest);
Result<Digest> parse_hex(std::string_view text);

/// The right edge of an RFC 6962 Merkle tree: enough to append leaves and to give the tree head,
/// in O(log n) memory.
class MerkleFrontier {
public:
    /// The leaf hash of an entry: SHA-256(0x00 ‖ entry).
    static Digest leaf(std::string_view entry);
    /// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
    static Digest node(Digest const& left, Digest const& right);

    void append(Digest const& leaf_hash);
    std::uint64_t size() const { return size_; }
    /// The tree head; of an empty tree, SHA-256 of nothing.
    Digest root() const;

    /// Size (8 bytes, big-endian) followed by the edge's hashes, largest subtree first.
    std::string save() const;
    /// Reads save() back; a Problem when the length does not fit the size.
    static Result<MerkleFrontier> load(std::string_view saved);

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> edge_; // roots of full subtrees, largest first
};

} // namespace core
