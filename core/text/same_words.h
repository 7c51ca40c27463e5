// Whether words are those of a passage, marks, blanks and case aside.
#pragma once

#include <string_view>

namespace core {

/// Whether each piece of `words`, which "…", "..." or "[…]" part, stands in `passage`, letter by letter and digit by digit
/// as they fold. Words without a letter stand nowhere. Linear in both together, but for the pieces.
bool words_stand_in(std::string_view words, std::string_view passage);

} // namespace core
