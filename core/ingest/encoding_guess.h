// Which encoding bytes are in that say nothing of it: every encoding of a language's own is tried, and what it makes of
// them is weighed by how that language is written. The weights are bits, as of a code: the shortest telling wins.
#pragma once

#include <string_view>

namespace core {

struct EncodingGuess {
    std::string_view name;  ///< of the WHATWG standard; "UTF-8" for bytes that are so but for a few
    std::string_view other; ///< that fits nearly as well and makes another text; empty: none
};

/// Of bytes that are not wholly UTF-8. `language`: two letters, if the page tells; counts as a hint. Takes time
/// linear in the bytes, and weighs a part of them.
EncodingGuess guess_encoding(std::string_view bytes, std::string_view language = {});

} // namespace core
