// Bytes that come piece by piece, put together to lines; one line at a time is held.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace core {

/// The next bytes of something read from its beginning to its end; none at the end. They are good until the next call.
using NextPiece = std::function<std::string_view()>;

struct Line {
    std::string_view text;   ///< without its line end; of a line that is too long, nothing
    std::int64_t number = 1;
    bool too_long = false;   ///< it has more than largest_line bytes
};

/// The longest line that is read, in bytes.
inline constexpr std::size_t largest_line = 4u << 20;

/// Calls for every line that is not blank; a byte order mark is left out.
void each_line(NextPiece const& next, std::function<void(Line const&)> const& call);

} // namespace core
