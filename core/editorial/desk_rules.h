// The rules of the desk as they are in force: read wherever something has to be allowed.
#pragma once

#include "core/store/records.h"

namespace core {

/// The rules in force; those of a new workspace when nobody has set any.
DeskRules desk_rules(Records const& reader);

/// Whether the author of a rating may not approve it: by rule, or because two people work here.
bool approver_is_another(Records const& reader, DeskRules const& rules);

} // namespace core
