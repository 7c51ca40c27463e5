// Folding for comparison: case, accents, ligatures, compatibility forms and invisible characters do
// not count. Only copies are folded; stored text never is.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// NFKC_Casefold without diacritics, white space collapsed to single spaces, apostrophes unified and letters that are
/// one to a reader made one, see same_letter();
/// `text` must be valid UTF-8. "  L’Été " folds to "l'ete".
std::string fold(std::string_view text);

/// One letter for those that look alike and differ by keyboard, in Arabic, Persian and Urdu; ASCII for the digits of any
/// script.
char32_t same_letter(char32_t c);

/// NFKC_Casefold alone: accents stay. "L’Été" becomes "l’été".
std::string casefold(std::string_view text);

} // namespace core
