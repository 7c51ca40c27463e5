// A claim's verdict as one person may see it: whoever is to give a second verdict without having seen the first is
// not told it, wherever it would show.
#pragma once

#include "core/store/questions.h"
#include "core/store/records.h"

namespace core {

/// Whether this person must not see the rating: it waits for a second verdict that is given without seeing the first.
bool is_concealed(Records const& reader, Review const& review, std::string const& person);

struct Verdict {
    bool concealed = false;
    std::optional<Rating> rating; ///< none: unrated or concealed
};
Verdict verdict_for(Records const& reader, ClaimRow const& row, std::string const& person);

/// The record without what this person must not see of it.
Record told_to(Records const& reader, Record record, std::string const& person);

/// Before what tells the rating in other words, such as the history of a claim, its review or a vote. Throws
/// Error{refused} when this person must not see it.
void refuse_concealed(Records const& reader, Ref ref, std::string const& person);

} // namespace core
