// The rules of the desk: read wherever something has to be allowed, changed as one record.
#pragma once

#include "core/operations/context.h"

namespace core {

/// Puts these in force. `rules.id` is taken from the ones that are, or made. Throws Error{bad_input}
/// when a number of sources is not 0 to 99.
Draft set_desk_rules(Context& context, DeskRules rules);

} // namespace core
