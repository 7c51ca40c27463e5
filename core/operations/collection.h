// Bringing in a collection of claims that others have checked: each with its check, its speaker and what
// the collection calls it, so that it is found as a precedent and never comes in twice.
#pragma once

#include "core/formats/claims_jsonl.h"
#include "core/operations/context.h"

#include <set>

namespace core {

/// The scale whose ratings are a collection's own words. Adds to the draft what is missing: the scale, or
/// a new version of it with the words it lacked.
Made<Scale> collection_scale(Context& context, std::string const& key, std::set<std::string> const& verdicts);

/// Drafts these claims; `verdicts` come from collection_scale(). Claims whose identifier is here already are
/// left out and counted.
struct DraftedClaims {
    Draft draft;
    std::int64_t added = 0;
    std::int64_t known = 0;
    std::vector<std::pair<std::int64_t, ClaimNote>> notes; ///< of those added, by line
};
DraftedClaims import_claims(Context& context, std::vector<CollectedClaim> const& claims, Id<Scale> scale);

} // namespace core
