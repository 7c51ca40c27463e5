// Quotation suggestions with the lexicons that ship with the program and those of the user: one file
// per language, more words for any of them in further files.
#pragma once

#include "core/quotation/detect.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// Suggestions in `text` (valid UTF-8). A language without lexicon, or an empty one, is told by the text; a text in a
/// language without lexicon is looked through for marks alone, and each suggestion says so; what cannot be told is read
/// with the English lexicon. Any thread. Throws Error{not_found |
/// bad_input | io} when the lexicons cannot be read.
core::Detected suggest(std::string_view text, std::string_view language,
                       core::Indirect indirect = core::Indirect::no);

/// Whether both speak of one country, by name or adjective: "Russie", "président russe". A language
/// without lexicon knows no countries.
bool share_country(std::string_view one, std::string_view other, std::string_view language);

/// What was wrong with lexicons of the user's, a sentence each; they were left out. Any thread.
std::vector<core::Message> const& lexicon_problems();

} // namespace app
