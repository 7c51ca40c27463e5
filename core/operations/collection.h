// Bringing in a collection of claims that others have checked: each with its check, its speaker and what
// the collection calls it, so that it is found as a precedent and never comes in twice.
#pragma once

#include "core/formats/claims_jsonl.h"
#include "core/operations/carried_in.h"
#include "core/operations/collection_scale.h"
#include "core/operations/checks_here.h"
#include "core/operations/context.h"
#include "core/operations/sources_here.h"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace core {

/// Whether the line tells of a check, which becomes a review.
bool tells_a_check(CollectedClaim const& facts);

/// What becomes of one line of a collection.
struct DraftedLine {
    enum class What {
        added,
        known,   ///< here already, as it stands
        differs, ///< here already, but not as it stands; what is here stays
        changed  ///< here already, and now as it stands
    };
    std::int64_t line = 0;
    What what = What::added;
    Id<Claim> claim;
    std::vector<CarriedChange> changes = {}; ///< of a bundle, with the words of its claim
    std::string text = {};
};

/// What the earlier lines of a collection were.
struct LinesSoFar {
    Differing differing = Differing::stays;
    bool is_trial = false; ///< nothing of what came before is in the workspace
    std::string reason = {}; ///< of the revisions it makes
    std::unordered_map<std::uint64_t, std::uint64_t> met; ///< of a trial: claims by identifier, both as what they hash to
    std::unordered_map<std::uint64_t, std::int64_t> addresses = {}; ///< how often the collection has a check of that mark
    std::optional<ChecksHere> checked_here = {}; ///< once a claim came whose check may be here in other words
    CarriedSoFar carried;
    std::map<std::string, std::string> publishers; ///< of checks, as they come in here
    std::vector<Scale> scales;        ///< that come in with the claims at hand, and are not here yet
    std::optional<SourcesHere> sources; ///< once a claim came that rests on pages
};

/// Drafts these claims. A verdict whose scale and rating are here is one of that scale, every other one of `scale`, which
/// comes from collection_scale(). Claims whose identifier is here already, or is the identity of one that is, are left
/// out and counted.
struct DraftedClaims {
    Draft draft;
    std::int64_t added = 0;
    std::int64_t known = 0;
    std::int64_t changed = 0; ///< of these
    std::int64_t sources = 0; ///< that came in with them
    std::int64_t told_before = 0; ///< notes of claims that are here already
    std::vector<std::pair<std::int64_t, ClaimNote>> notes; ///< by line
    std::vector<DraftedLine> lines;
    std::vector<std::pair<std::int64_t, Message>> left_out; ///< lines that broke a rule, and which
};
DraftedClaims import_claims(Context& context, std::vector<CollectedClaim> const& claims, Id<Scale> scale,
                            LinesSoFar& so_far);
inline DraftedClaims import_claims(Context& context, std::vector<CollectedClaim> const& claims, Id<Scale> scale) {
    LinesSoFar none;
    return import_claims(context, claims, scale, none);
}

/// Whether it is not here, or is to be taken over, and has a verdict that is on no scale in force here.
bool needs_a_scale(Context const& context, std::vector<Scale> const& in_force, CollectedClaim const& claim, Differing differing);

} // namespace core
