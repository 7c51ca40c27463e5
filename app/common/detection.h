// Quotation suggestions with the lexicons that ship with the program, one file per language.
#pragma once

#include "core/quotation/detect.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// Suggestions in `text` (valid UTF-8). An empty or unknown language is guessed from the text; what
/// cannot be guessed is read with the English lexicon. Any thread. Throws Error{not_found |
/// bad_input | io} when the lexicons cannot be read.
core::Detected suggest(std::string_view text, std::string_view language,
                       core::Indirect indirect = core::Indirect::no);

/// Languages that have a lexicon, sorted.
std::vector<std::string> detected_languages();

} // namespace app
