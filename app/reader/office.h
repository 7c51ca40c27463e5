// Documents of word processors: the text as its writers left it, changes accepted; what was changed, noted in the margin
// or hidden is said.
#pragma once

#include "core/ingest/ingest.h"

namespace reader {

void read_word(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into);
void read_open_document(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into);

} // namespace reader
