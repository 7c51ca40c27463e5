// The one way files of the user are read: plain files only, never longer than said, whole or piece by piece. A
// pipe or a device is refused at once instead of being waited for.
#pragma once

#include "core/text/lines.h"

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

/// A file that is read piece by piece.
struct FilePieces {
    std::uint64_t size = 0; ///< in bytes, as it was opened
    core::NextPiece next;   ///< throws like read_file
};

/// The largest file that is read piece by piece, in bytes.
inline constexpr std::uint64_t largest_in_pieces = std::uint64_t{16} << 30;

/// Opens the file. Throws like read_file.
FilePieces pieces_of(std::string const& path);

/// core::each_line of a file. Throws like read_file.
void each_line(std::string const& path, std::function<void(core::Line const&)> const& call);

} // namespace app
