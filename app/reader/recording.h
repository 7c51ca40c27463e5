// What sound and film say of themselves, as mediainfo or ffprobe tell it.
#pragma once

#include "core/ingest/ingest.h"

namespace reader {

/// `json` is what one of them put out. Fills the facts.
void read_recording(std::string_view json, core::IngestOptions const& options, core::Ingested& into);

} // namespace reader
