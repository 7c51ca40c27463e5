// Where files lie: the workspace a person names; and what an installation keeps that must not lie in one, the key it
// signs with and the newest heads it has seen.
#pragma once

#include <string>

namespace app {

/// $XDG_DATA_HOME/counterpoint/keys, or what stands for it; empty when there is no home.
std::string key_folder();
/// $XDG_DATA_HOME/counterpoint/NAME, or what stands for it; empty when there is no home.
std::string data_folder(char const* name);
/// $XDG_STATE_HOME/counterpoint/heads, or what stands for it; empty when there is no home.
std::string head_folder();

/// The file a person means by what they gave as a workspace: a name that stands for something else in the database,
/// such as ":memory:", is the name of a file in the folder they are in.
std::string workspace_file(std::string const& given);

} // namespace app
