#include "app/common/places.h"

#include <cstdlib>
#include <filesystem>

namespace app {

namespace {

std::string below(char const* variable, char const* in_home, std::string const& rest) {
    auto const* given = std::getenv(variable);
    auto const* home = std::getenv("HOME");
    // A relative folder would be another one wherever the program is started.
    if (given && *given == '/') return (std::filesystem::path(given) / rest).string();
    if (home && *home == '/') return (std::filesystem::path(home) / in_home / rest).string();
    return {};
}

} // namespace

std::string data_folder(char const* name) {
    return below("XDG_DATA_HOME", ".local/share", std::string("counterpoint/") + name);
}
std::string key_folder() { return data_folder("keys"); }
std::string head_folder() { return below("XDG_STATE_HOME", ".local/state", "counterpoint/heads"); }

std::string workspace_file(std::string const& given) { return given.starts_with(':') ? "./" + given : given; }

} // namespace app
