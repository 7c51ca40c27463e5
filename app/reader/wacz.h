// WACZ, the archives of web pages of Webrecorder and others (versions 1.1.1 and 1.2): a ZIP of WARC files with a list of
// what is in it. What the list says is checked, and told in three answers: whether it is complete, whether it holds, and
// who signed it. The page that is read comes from its record in a WARC, never from an index or a text beside it.
#pragma once

#include "core/ingest/ingest.h"

namespace reader {

void read_wacz(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into);

} // namespace reader
