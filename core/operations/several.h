// What is done to several records at once: one revision, which one undo takes back whole. If it cannot be done to one
// of them, it is done to none, and what refuses names that one.
#pragma once

#include "core/operations/context.h"

#include <vector>

namespace core {

/// Deletes them, each with what only hangs on it. Throws Error{not_found | refused} like erase_record.
Draft erase_records(Context& context, std::vector<Ref> const& gone);

/// Puts claims under the topic of that name, which is added if there is none; an empty name takes them out of theirs.
Draft put_under_topic(Context& context, std::vector<Id<Claim>> const& claims, std::string const& topic);

/// Gives claims to a person to work on; an empty name to nobody.
Draft assign_claims(Context& context, std::vector<Id<Claim>> const& claims, std::string const& person);

/// Marks sources as looked through, or puts them back into the inbox.
Draft set_triage(Context& context, std::vector<Id<Source>> const& sources, Triage triage);

/// The sources print a dispatch of that agency: those it did not publish itself say so from now on. Throws Error{refused}
/// when none is left to say it.
Draft name_agency(Context& context, std::vector<Id<Source>> const& sources, Id<Party> agency);

} // namespace core
