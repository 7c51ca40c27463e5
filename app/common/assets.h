// Where the program finds what it ships with and what is the user's.
#pragma once

#include <string>

namespace app {

/// The folder with lexicons, scales, translations and the sample: COUNTERPOINT_ASSETS if set, else
/// `assets` beside the program, else `../share/counterpoint`.
std::string assets_dir();

/// The folder this program lies in.
std::string program_dir();

/// The user's own folder: $XDG_DATA_HOME/counterpoint, or what stands for it. May not exist.
std::string data_dir();

} // namespace app
