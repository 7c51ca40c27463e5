#pragma once

#include <string_view>

namespace core {

/// The version of the program, "0.1": written into workspaces, and named to whoever is asked for a page.
std::string_view program_version();

} // namespace core
