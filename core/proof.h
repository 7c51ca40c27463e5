// Inclusion proofs: that certain entries stand in the log whose head was signed, checkable by a stranger
// with nothing but the proof. RFC 6962 audit paths against a signed checkpoint, and beside each entry the
// states of records it commits to.
#pragma once

#include "core/dossier.h"
#include "core/history.h"

namespace core {

/// A whole RFC 6962 tree in memory: 64 bytes a leaf.
class MerkleTree {
public:
    explicit MerkleTree(std::vector<Digest> leaves);
    std::uint64_t size() const { return levels_.front().size(); }
    Digest root() const;
    /// The hashes that lead from a leaf to the root, the leaf's neighbour first.
    std::vector<Digest> path(std::uint64_t index) const;

private:
    std::vector<std::vector<Digest>> levels_; // leaves first; a node without neighbour moves up as it is
};

/// The root a path leads to; nothing when it cannot be one of a tree of that size.
std::optional<Digest> root_by_path(Digest const& leaf, std::uint64_t index, std::uint64_t size,
                                   std::span<Digest const> path);

struct EntryProof {
    Seq seq = 0;                       ///< in the file it was taken from
    std::string entry;                 ///< the bytes of the leaf
    std::vector<Digest> path;
    std::vector<StoredChange> changes; ///< of the records that are shown, with what their digests cover
};

/// Entries of one lane under one signed head.
struct LaneProof {
    std::string lane;
    PublicKey key;          ///< none: nobody signed it
    std::string checkpoint; ///< the signed note; of an unsigned lane empty
    std::int64_t size = 0;
    Digest root;
    std::vector<EntryProof> entries;
};

struct ClaimProof {
    std::string workspace;
    Id<Claim> claim;
    std::vector<LaneProof> lanes;
};

/// The entries of a claim and of everything that hangs on it, as history_of() lists them.
ClaimProof prove(Reader const& reader, Dossier const& dossier);

/// One JSON object, "counterpoint-proof/1".
std::string encode_proof(ClaimProof const& proof);

/// What a proof proves, once it was checked.
struct ProofReport {
    std::int64_t entries = 0;
    std::int64_t states = 0;       ///< states of records whose words are shown and hold
    std::int64_t redacted = 0;
    std::int64_t unsigned_entries = 0;
    std::vector<PublicKey> keys;   ///< who signed; whether to trust them is the reader's to know
};
/// Checks a proof by itself, alone or inside a dossier's JSON. A Problem says what does not hold.
Result<ProofReport> check_proof(std::string_view json);

} // namespace core
