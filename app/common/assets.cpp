#include "app/common/assets.h"

#include <cstdlib>
#include <filesystem>

namespace app {

namespace {

namespace fs = std::filesystem;

fs::path program_folder() {
    std::error_code failed;
    auto const program = fs::read_symlink("/proc/self/exe", failed);
    return failed ? fs::path(".") : program.parent_path();
}

} // namespace

std::string program_dir() { return program_folder().string(); }

std::string data_dir() {
    auto const* data = std::getenv("XDG_DATA_HOME");
    auto const* home = std::getenv("HOME");
    auto const base = data && *data ? fs::path(data) : fs::path(home ? home : ".") / ".local/share";
    return base / "counterpoint";
}

std::string assets_dir() {
    if (char const* given = std::getenv("COUNTERPOINT_ASSETS"); given && *given)
        return given;
    auto const folder = program_folder();
    std::error_code ignored;
    for (auto const& place : {folder / "assets", folder / ".." / "share" / "counterpoint"})
        if (fs::is_directory(place, ignored))
            return place.lexically_normal().string();
    return (folder / "assets").string();
}

} // namespace app
