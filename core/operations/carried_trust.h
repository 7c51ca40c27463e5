// How far records that travelled whole are taken at their word. Into an empty workspace they come as they were, for that is
// how one is moved or restored. Where a desk works, nothing a file says makes a verdict look submitted, approved, signed or
// voted on there: that is only so where somebody did it.
#pragma once

#include "core/store/reader.h"

#include <set>

namespace core {

enum class Into {
    desk,           ///< somebody works there
    empty_workspace ///< nobody does yet, or what is there came from this very file, whose import was stopped
};

/// `in_file`: the claims whose records the file carries.
Into what_they_come_into(Reader const& reader, std::set<Id<Claim>> const& in_file);

/// The review as it comes to another desk than the one that made it: what was published there is published elsewhere, all
/// else a draft, and nothing says who submitted, approved or remarked. Nothing of one that was withdrawn.
std::optional<Review> as_from_elsewhere(Review review);

/// Who proposed a draft that somebody brings in: whom the file names, unless that is somebody else who works here. Nobody
/// is made to have proposed what somebody else then approves.
std::string proposer_here(Reader const& reader, std::string const& author, std::string const& actor);

/// Who published elsewhere what somebody brings in: whom the file names, or nobody if that may be taken for somebody else who
/// works here, whose word it would seem to be.
std::string publisher_elsewhere(Reader const& reader, std::string const& author, std::string const& actor);

/// Whether it is the name of somebody who works here, `actor` among them, or looks like it. A file puts words into nobody's
/// mouth, least of all into that of whoever brings it in, whose key then signs them.
bool works_here(Reader const& reader, std::string const& name, std::string const& actor);

/// Whether a record is here and nobody here ever changed it: it only came in.
bool only_ever_came_in(Reader const& reader, Ref what);

/// Whether nobody here ever rated or changed the claim: it only came in.
bool only_came_in(Reader const& reader, Id<Claim> claim);

} // namespace core
