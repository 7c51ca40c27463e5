// A large JSON file in pieces, so that nobody holds all of it: the elements of its lists, or whole values.
#pragma once

#include "core/text/lines.h"

#include <span>

namespace core {

/// One element, as its bytes stand in the file.
struct JsonPiece {
    std::string_view text; ///< of a piece that is too long, nothing
    std::int64_t line = 1; ///< in which it begins
    std::size_t bytes = 0;
    bool too_long = false; ///< it has more than largest_json_piece bytes
    bool is_open = false;  ///< the file ended inside it
    std::int64_t column = 1; ///< in which it begins, in code points
};

/// The largest piece that is held, in bytes.
inline constexpr std::size_t largest_json_piece = 16u << 20;

/// How the file ended.
struct JsonEnd {
    bool whole = true;     ///< all that was opened was closed
    std::int64_t line = 1; ///< the last one
};

/// Calls for every element of a list at the top, and of a list that an object at the top holds under one of these
/// names; of an object that holds none, for the object. Several values may follow each other. Only brackets and
/// quotation marks are looked at: whether a piece is JSON, reading it tells. A byte order mark is left out.
JsonEnd each_json_piece(NextPiece const& next, std::span<std::string_view const> lists,
                        std::function<void(JsonPiece const&)> const& call);

} // namespace core
