// Bringing in records that travelled whole (core/formats/carried_records.h): as they were, with the identities they had.
// What is here already stays as it is, and each difference is told; a name, a scale or bytes that are here under another
// identity are what they are here, and never come a second time.
#pragma once

#include "core/formats/collected.h"
#include "core/operations/context.h"
#include "core/operations/parties.h"

#include <map>
#include <set>

namespace core {

/// What earlier lines of the same file became.
struct CarriedSoFar {
    std::map<Ref, Ref> became;  ///< a record of the file, and the one here that it is; none: it did not come in
    std::set<Ref> taken;        ///< what came in, or would have in a trial
    std::map<Digest, Blob> waiting; ///< bytes whose records are still to come
    std::map<Ref, std::size_t> in_draft; ///< where in the draft that is being made; whoever begins another one clears it
};

struct CarriedLine {
    bool added = false;   ///< a record of it is new here
    bool differs = false; ///< another is here otherwise
    Id<Claim> claim;      ///< as it is here
};

/// Adds what a line carries to the draft. `note` hears what has to be said.
CarriedLine take_carried(Context& context, CollectedClaim const& line, CarriedSoFar& so_far, Draft& draft,
                         std::function<void(ClaimNote)> const& note);

} // namespace core
