// What can be done with a record of any kind: change it, delete it with what only exists for it, and
// step it back to an earlier state. All three are ordinary revisions that can be undone.
#pragma once

#include "core/operations/context.h"

#include <map>
#include <string>

namespace core {

/// Names of parties, by the field that refers to them.
using PartyNames = std::map<std::string, std::string, std::less<>>;

/// Replaces a record. `base` is the revision the editor was looking at; 0 = now. Fields in `parties`
/// refer to the party of that name, which is added if nobody has it; an empty name refers to nobody.
Draft edit_record(Context& context, Record record, std::string reason = {}, Seq base = 0,
                  PartyNames const& parties = {});

/// Deletes a record together with what only hangs on it (the use `belongs`): links at both ends, the reviews of a
/// claim, the quotations of a statement, the captures and texts of a source. What stands on its own and
/// still refers to the record makes the commit refuse. Throws Error{refused} for what stays on record.
Draft erase_record(Context& context, Ref ref, std::string reason = {});

/// The record, and what only hangs or, deleted since, only hung on it: what a redaction of it takes along.
std::vector<Ref> with_all_that_hung(Reader const& reader, Ref ref);

/// The record as it stood right after revision `seq`, as a new revision; one that is deleted comes back with what its
/// deletion took along (core/operations/deletions.h). Throws Error{not_found} if it did not exist then, Error{refused}
/// if that state was redacted.
Draft restore_record(Context& context, Ref ref, Seq seq, std::string reason = {});

} // namespace core
