// Inclusion proofs: that certain entries stand in the log whose head was signed, checkable by a stranger
// with nothing but the proof. RFC 6962 audit paths against a signed checkpoint, and beside each entry the
// states of records it commits to. core/log/proof_check.h checks them, core/log/proven_reader.h reads records from them.
#pragma once

#include "core/log/history.h"

#include <set>

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

/// A lane at one head.
struct LaneProof {
    std::string lane;
    PublicKey key;          ///< none: nobody signed it
    std::string checkpoint; ///< the signed note; of an unsigned lane empty
    std::int64_t size = 0;
    Digest root;
};

struct EntryProof {
    std::size_t lane = 0;              ///< its place among ClaimProof::lanes
    std::string entry;                 ///< the bytes of the leaf
    std::vector<Digest> path;
    std::string reason;                ///< where the entry has but its digest, and it is shown
    std::string reason_salt;
    std::vector<StoredChange> changes; ///< of the records that are shown, with what their digests cover
};

/// The signature of whoever made a proof, over the list of its entries and changes. Each entry is proven by itself; this
/// shows that nobody who passed the proof on took one out.
struct ListSignature {
    PublicKey key;
    std::string signature; ///< over listed()
    std::string format = {}; ///< of the dossier it was made for, which is signed too; empty in lists of earlier programs
};

struct ClaimProof {
    Id<Claim> claim;
    std::vector<LaneProof> lanes;
    std::vector<EntryProof> entries; ///< in causal order
    std::optional<ListSignature> list;
};

/// What is signed of a proof: its claim, the format of the dossier it was made for, heads and entries, and of each entry
/// which records' changes it shows. Without a format as earlier programs signed it.
std::string listed(ClaimProof const& proof, std::string const& format);

/// What a proof has to cover.
struct Basis {
    std::set<Ref> refs;  ///< records whose life is shown
    std::set<Seq> told;  ///< revisions whose reason is shown
};

/// Every entry that changed one of these records, with what it did to them; the redactions that took states of them
/// out; where the clocks of two installations contradict the order of the log, an entry that names a head and so proves
/// it; and of a lane nobody signed the decision that took it over, if there is one. `reader` shows the records as they
/// stood at some time, `log` is the whole log.
ClaimProof prove(Records const& reader, Records const& log, Id<Claim> claim, Basis const& basis);

/// The order in which entries became what they are, as far as they tell themselves, as places in `entries`: in each
/// lane by index; after every entry of a head they or an earlier entry of their lane saw; else the earlier instant
/// first, then by lane. Nothing when they contradict each other. It takes nothing from any file's numbers.
std::optional<std::vector<std::size_t>> causal_order(std::vector<Revision> const& entries);

} // namespace core
