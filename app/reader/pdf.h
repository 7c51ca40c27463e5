// A PDF, as pdftotext takes it apart (-tsv): words with their places on the page, line by line. They are put together to
// paragraphs here: words divided at line ends, columns that go on, and what stands on every page is told from the rest.
#pragma once

#include "core/ingest/ingest.h"

namespace reader {

void read_pdf(std::string_view rows, core::IngestOptions const& options, core::Ingested& into);

} // namespace reader
