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

/// Makes several topics one: the claims under the `gone` stand under `keep`, and the `gone` are deleted. Throws
/// Error{not_found}, Error{refused} if nothing is gone, or one with itself.
Draft merge_topics(Context& context, Id<Topic> keep, std::vector<Id<Topic>> const& gone);

} // namespace core
