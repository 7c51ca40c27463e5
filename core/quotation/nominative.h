// The name of somebody in the nominative, where Russian and Polish decline it: "по словам Инги Ладовой", "zdaniem Anny
// Solarskiej", "przez Annę Solarską".
#pragma once

#include "core/quotation/lexicon.h"

#include <functional>
#include <string>
#include <string_view>

namespace core {

/// Whether a word stands in the text.
using Stands = std::function<bool(std::u32string_view)>;

/// The nominative of a given name and surnames that are declined, if the lexicon knows the given name; else the name as
/// it is; of a body the lexicon knows, its first word. "Мороза" may be of Мороз or of Мороза, "Кравца" is of Кравец: only a form that stands in the text is taken.
std::string nominative(std::string_view declined, Lexicon const& lexicon, Stands const& stands);

/// Whether the given name is none the lexicon has, but one it has in another case: "Глебу Ершову", "z Markiem Lisem".
bool surely_declined(std::string_view name, Lexicon const& lexicon);

/// A name without the "s" that its own thing stands behind: "Ove Ströms" of "Ove Ströms svar".
std::string of_owner(std::string_view genitive);

} // namespace core
