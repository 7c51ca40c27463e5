// From bytes of any encoding to valid UTF-8, saying what had to be guessed or repaired.
#pragma once

#include "core/ingest/ingest.h"

namespace core {

/// Decodes by byte order mark, else by the encoding given, else as UTF-8, else as windows-1252. Wrong
/// bytes become U+FFFD and are noted with their place; line ends become '\n', NUL and other control
/// characters go. `declared` is what the file says of itself (an HTML meta charset); may be empty.
std::string decode(std::string_view bytes, IngestOptions const& options, std::string_view declared,
                   std::vector<Problem>& notes);

} // namespace core
