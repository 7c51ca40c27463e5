// A file of any encoding as UTF-8, piece by piece: what stands in it is read by people who write UTF-16 and
// Windows-1252, too.
#pragma once

#include "core/text/lines.h"

#include <functional>
#include <string>

namespace core {

/// What a file without a mark may be when nobody says.
enum class Unmarked {
    any,         ///< what its letters suggest, as in tables from offices
    utf8_or_wide ///< UTF-8 or UTF-16, as JSON is: a wrong byte is a wrong byte
};

/// The same text in UTF-8. The encoding of that name; of none, the one its byte order mark or its first piece shows.
/// What is UTF-8 passes as it is, wrong bytes included. `guessed` hears of one that nobody named, that no mark shows and that
/// is not UTF-8. Throws Error{bad_input} when nobody knows the encoding.
NextPiece decoded_pieces(NextPiece next, std::string encoding, Unmarked unmarked = Unmarked::any,
                         std::function<void(std::string const&)> guessed = {});

} // namespace core
