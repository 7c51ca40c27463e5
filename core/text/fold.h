// Folding for comparison: case, accents, ligatures, compatibility forms and invisible characters do
// not count. Only copies are folded; stored text never is.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// NFKC_Casefold without diacritics, white space collapsed to single spaces and apostrophes unified;
/// `text` must be valid UTF-8. "  L’Été " folds to "l'ete".
std::string fold(std::string_view text);

/// NFKC_Casefold alone: accents stay. "L’Été" becomes "l’été".
std::string casefold(std::string_view text);

} // namespace core
