// Bringing in records that travelled whole (core/formats/carried_records.h): as they were, with the identities they had, as
// far as they are taken at their word (core/operations/carried_trust.h). What is here already stays as it is, and each
// difference is told; a name, a scale or bytes that are here under another identity are what they are here, and never come
// a second time. What breaks a rule is left out and told, and nothing else with it.
#pragma once

#include "core/formats/collected.h"
#include "core/operations/carried_merge.h"
#include "core/operations/carried_trust.h"
#include "core/operations/context.h"
#include "core/operations/parties.h"
#include "core/rules/rules.h"

#include <map>
#include <set>

namespace core {

/// What becomes of a record that is here already.
enum class Known {
    stays,
    merged ///< field by field, as a person wants it who looked at what would come: an exchange bundle
};

/// What earlier lines of the same file became.
struct CarriedSoFar {
    Into into = Into::desk;
    Known known = Known::stays;
    Differing differing = Differing::stays; ///< of fields that both changed
    std::set<Ref> met = {};                 ///< known ones that were merged
    std::map<Ref, Ref> became;  ///< a record of the file, and the one here that it is; none: it did not come in
    std::set<Ref> taken;        ///< what came in, or would have in a trial
    std::map<Digest, Blob> waiting; ///< bytes whose records are still to come
    std::optional<Admission> admitted; ///< what came in with the draft that is being made; in a trial, with all of them
    std::map<Ref, std::string> homonyms; ///< parties left out because several here bear their name, and it
    std::map<std::string, std::string> scale_keys; ///< of scales that came in: by the key in the file, the one here
    std::map<Id<Scale>, Id<Scale>> gave_way;       ///< scales nobody used, and the same ones of the file
    struct Ahead {
        std::int64_t line = 0;
        Id<Claim> claim;
    };
    std::map<std::string, Ahead> ahead; ///< claims that came in, by what their own line will call them

    /// The scale it is once the draft is committed.
    Id<Scale> now(Id<Scale> scale) const {
        auto const found = gave_way.find(scale);
        return found == gave_way.end() ? scale : found->second;
    }
};

struct CarriedLine {
    bool new_claim = false; ///< its claim came in, with this line or before it
    bool added = false;     ///< a record of it is new here
    bool differs = false;   ///< another is here otherwise
    Id<Claim> claim;        ///< as it is here
    std::vector<CarriedChange> changes; ///< of a bundle: what is new on a claim that was here, and what becomes of fields
    std::optional<Message> refused; ///< why its claim did not come in
};

/// Adds what a line carries to the draft. `note` hears what has to be said. `so_far.admitted` is there.
CarriedLine take_carried(Context& context, CollectedClaim const& line, CarriedSoFar& so_far, Draft& draft,
                         std::function<void(ClaimNote)> const& note);

} // namespace core
