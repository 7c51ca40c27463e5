// E-mail, and web pages saved as such (MHTML): the body, decoded; what is quoted of an earlier message apart from it;
// attachments by name.
#pragma once

#include "core/ingest/ingest.h"

namespace reader {

void read_mail(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into);
void read_saved_page(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into);

/// Starts the library, and loads the tables of the encodings that headers are written in.
void prepare_mail();

} // namespace reader
