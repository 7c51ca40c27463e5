// Words that have a hyphen of their own, in the languages people bring documents in: where a line ends behind such a
// hyphen, it is not the printer's.
#pragma once

#include <string_view>

namespace reader {

/// Both halves in small letters: `first` is what stands before the hyphen since the last one or an apostrophe, `next`
/// what stands behind it up to the next. "sous" and "préfet", "dit" and "elle".
bool has_its_own_hyphen(std::string_view first, std::string_view next);

/// Whether a hyphen before that word only stands for a second half that comes later: "Vor- und", "pre- and".
bool is_left_hanging(std::string_view next);

} // namespace reader
