// WARC files as others keep them: each record packed by itself (gzip), one behind the other, or all as they are.
#pragma once

#include "core/ingest/ingest.h"

namespace reader {

enum class Ends { whole, early };

/// A WARC file as it is, or unpacked, behind what came before; without a record that is cut short at its end, which
/// would swallow the next file. Refuses what comes to more than is held in memory.
Ends append_warc(std::string_view bytes, core::IngestOptions const& options, std::string& whole);

/// The page that is asked for in a packed WARC file, else the largest.
void read_packed_warc(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into);

} // namespace reader
