// Where an installation keeps what must not lie in a workspace: the key it signs with, and the newest
// heads it has seen.
#pragma once

#include <string>

namespace app {

/// $XDG_DATA_HOME/counterpoint/keys, or what stands for it; empty when there is no home.
std::string key_folder();
/// $XDG_STATE_HOME/counterpoint/heads, or what stands for it; empty when there is no home.
std::string head_folder();

} // namespace app
