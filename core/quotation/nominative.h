// The name of a Russian in the nominative, where a source stands in the genitive: "по словам Инги Ладовой".
#pragma once

#include "core/quotation/lexicon.h"

#include <functional>
#include <string>
#include <string_view>

namespace core {

/// Whether a word stands in the text.
using Stands = std::function<bool(std::u32string_view)>;

/// The nominative of a given name and surnames in the genitive, if the lexicon knows the given name; else the name as
/// it is. "Мороза" may be of Мороз or of Мороза, "Кравца" is of Кравец: only a form that stands in the text is taken.
std::string nominative(std::string_view genitive, Lexicon const& lexicon, Stands const& stands);

} // namespace core
