// What a PDF says of itself: who wrote it and when it was made, as pdftotext -htmlmeta puts it out.
#pragma once

#include "core/ingest/ingest.h"

namespace reader {

/// `page` is what it put out, whose head alone is read. Fills the facts; the title as well, if it sounds like one.
void read_pdf_facts(std::string_view page, core::IngestOptions const& options, core::Ingested& into);

} // namespace reader
