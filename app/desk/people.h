// The people at one desk: whose name stands for whom in little room, and who may sit here.
#pragma once

#include "core/store/records.h"

#include <string>
#include <vector>

namespace app {

/// One or two letters for a badge: "CL" for Camille Laurent, "山" for 山田太郎; empty for no name.
std::string initials_of(std::string const& name);

/// Who may be meant when somebody sits down: the key's owner first, then who sits here now, then those who recorded
/// something in the workspace, each once, up to `limit`.
std::vector<std::string> who_may_sit_here(core::Records const& reader, std::string const& owner, std::string const& now,
                                          int limit);

} // namespace app
