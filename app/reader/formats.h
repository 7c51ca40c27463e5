// What the reader reads: for each kind of file the function that makes a text of its bytes. The kinds themselves, and how
// each is told, stand in core/ingest/readers.cpp.
#pragma once

#include "core/ingest/ingest.h"

#include <string_view>

namespace reader {

struct Format {
    std::string_view media_type;
    /// Fills text, places, facts and notes. Throws core::Error with one of core/ingest/sentences.h.
    void (*read)(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into);
    void (*prepare)() = nullptr; ///< what has to be loaded while files can still be opened
};

/// Null for a kind that is not read here.
Format const* format_of(std::string_view media_type);

} // namespace reader
