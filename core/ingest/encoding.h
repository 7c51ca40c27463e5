// From bytes of any encoding to valid UTF-8, saying what had to be guessed or repaired.
#pragma once

#include "core/ingest/ingest.h"

namespace core {

/// Whether the bytes begin with a byte order mark of UTF-16 or UTF-32, or the encoding of that name
/// has no single-byte characters: then a NUL byte says nothing about the kind of file.
bool is_wide(std::string_view bytes, std::string_view encoding);

/// Decodes by byte order mark, else by the encoding given, else as UTF-8, else as declared, else as
/// windows-1252. Wrong bytes become U+FFFD and are noted with their place (byte offset from 0, line
/// from 1); line ends become '\n', NUL and other control characters go. `declared` is what the file
/// says of itself (an HTML meta charset); may be empty. Throws Error{bad_input} when the encoding
/// given is not known.
std::string decode(std::string_view bytes, IngestOptions const& options, std::string_view declared,
                   std::vector<Problem>& notes);

} // namespace core
