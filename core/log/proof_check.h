// Checking a proof by itself: each entry stands under the head of its lane, each head is signed, and what is shown of
// an entry is what it commits to. What comes out is proven, or said to be nobody's word.
#pragma once

#include "core/log/proof.h"

namespace core {

/// An entry that stands in the log, with what it says.
struct ProvenEntry {
    Revision revision;                 ///< `seq`: its place in the causal order, from 1
    std::vector<StoredChange> changes; ///< as shown, each held to the entry
    std::int64_t withheld = 0;         ///< changes the entry commits to which are not shown
    bool is_signed = false;
    bool taken_over = false;           ///< nobody signed it, but a signed decision names a head of its lane it is under
};

struct ProvenLog {
    std::string workspace;             ///< as the signed heads name it; empty when nothing is signed
    Id<Claim> claim;
    /// Of one nobody signed, size and root are the sender's word, unless all of it is `accepted`.
    std::vector<LaneReport> lanes;
    std::vector<ProvenEntry> entries;  ///< in causal order
    std::string listed_for;            ///< the format of the dossier they were listed for; empty when the list does not say
    PublicKey listed_by;               ///< the key that signs which entries there are; none: some may have been left out
};

/// A Problem says what does not hold, or cannot be read.
Result<ProvenLog> check_proof(ClaimProof const& proof);

/// States, and reasons of the entries `told`, that are shown as redacted without a redaction that a later entry tells
/// of, a signed one where they were signed; a sentence for each.
std::vector<Message> unfounded_redactions(ProvenLog const& log, std::set<Seq> const& told,
                                           std::function<bool(ProvenEntry const&)> const& may_redact = {});

} // namespace core
