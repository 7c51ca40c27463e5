// From bytes of any encoding to valid UTF-8, saying what had to be guessed or repaired.
#pragma once

#include "core/ingest/declared_encoding.h"
#include "core/ingest/ingest.h"

namespace core {

/// Whether the bytes are UTF-16 or UTF-32, by a byte order mark or by themselves, or the encoding of that name
/// has no single-byte characters: then a NUL byte says nothing about the kind of file.
bool is_wide(std::string_view bytes, std::string_view encoding);

struct Decoded {
    std::string text;
    std::string encoding; ///< by its name in the WHATWG standard, where that has it
};

/// Decodes by byte order mark, else by the encoding given, else as UTF-16 where the bytes show it, else as UTF-8 where
/// no more than a few bytes are wrong, else as declared, else as its letters suggest (core/ingest/encoding_guess.h).
/// Wrong bytes become U+FFFD and are noted with their place (byte offset from 0, line from 1); line ends become '\n',
/// NUL and other control characters go. Throws Error{bad_input} when the encoding given is not known.
Decoded decode(std::string_view bytes, IngestOptions const& options, DeclaredEncoding const& declared,
               std::vector<Problem>& notes);

} // namespace core
