// E-books (EPUB): chapters in the order they are read in, each read as a web page of which nothing is left out.
#pragma once

#include "core/ingest/ingest.h"

namespace reader {

void read_epub(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into);

} // namespace reader
