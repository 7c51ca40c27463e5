// Pictures: how large they are and what they say of themselves (core/ingest/picture.h, XMP), and the words that tesseract made
// out in one.
#pragma once

#include "core/ingest/ingest.h"

namespace reader {

/// Fills the facts; there are no words yet.
void read_picture(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into);

/// `rows` is what tesseract puts out as "tsv": lines become the text, each with its box and how sure it was.
void read_picture_words(std::string_view rows, core::IngestOptions const& options, core::Ingested& into);

} // namespace reader
