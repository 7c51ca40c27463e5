// Where the program finds what it ships with and what is the user's, and the two careful ways it touches files of the
// user: reading one whole, and replacing one so that a crash leaves either the old or the new.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace app {

/// The folder with lexicons, scales, translations and the sample: COUNTERPOINT_ASSETS if set, else
/// `assets` beside the program, else `../share/counterpoint`.
std::string assets_dir();

/// The user's own folder: $XDG_DATA_HOME/counterpoint, or what stands for it. May not exist.
std::string data_dir();

/// The largest file that is read when nothing else is said, in bytes.
inline constexpr std::uint64_t largest_file = 64u << 20;

/// The whole file. Throws Error{not_found | bad_input | io}: there is none, it is a folder, it
/// cannot be read, or it is larger than `cap` bytes.
std::string read_file(std::string const& path, std::uint64_t cap = largest_file);

/// Replaces the file by these bytes, all or nothing, through a neighbour that is renamed over it.
/// Throws Error{disk_full | read_only | io}; the file is then as it was.
void write_file(std::string const& path, std::string_view bytes);

} // namespace app
