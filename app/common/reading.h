// The one way files of the user are read: plain files only, never longer than said, whole or line by line. A
// pipe or a device is refused at once instead of being waited for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace app {

/// The largest file that is read whole when nothing else is said, in bytes.
inline constexpr std::uint64_t largest_file = 64u << 20;

/// The whole file. Throws Error{not_found | bad_input | refused | io}: there is none, it is none, this program has
/// it open as a workspace, it cannot be read, or it is larger than `cap` bytes.
std::string read_file(std::string const& path, std::uint64_t cap = largest_file);

/// The first bytes of the file, at most `count`. Throws like read_file.
std::string read_beginning(std::string const& path, std::size_t count);

/// One line of a file that is read line by line.
struct Line {
    std::string_view text;      ///< without its line end; of a line that is too long, nothing
    std::int64_t number = 1;
    std::uint64_t bytes = 0;    ///< read so far, this line included
    std::uint64_t total = 0;    ///< of the file
    bool too_long = false;      ///< it has more than largest_line bytes
};

/// The longest line that is read, in bytes.
inline constexpr std::size_t largest_line = 4u << 20;
/// The largest file that is read line by line, in bytes.
inline constexpr std::uint64_t largest_lines_file = std::uint64_t{16} << 30;

/// Calls for every line that is not blank, holding one at a time; a byte order mark is left out. Throws like
/// read_file.
void each_line(std::string const& path, std::function<void(Line const&)> const& call);

} // namespace app
