// The rules of the desk: read wherever something has to be allowed, changed as one record.
#pragma once

#include "core/operations/context.h"

namespace core {

/// The rules in force; those of a new workspace when nobody has set any.
DeskRules desk_rules(Reader const& reader);

/// Puts these in force. `rules.id` is taken from the ones that are, or made. Throws Error{bad_input}
/// when a number of sources is not 0 to 99.
Draft set_desk_rules(Context& context, DeskRules rules);

/// Whether the author of a rating may not approve it: by rule, or because two people work here.
bool approver_is_another(Reader const& reader, DeskRules const& rules);

} // namespace core
