// What lies in a ZIP archive, unpacked in memory and counted meanwhile. Names are data: nothing is written anywhere.
#pragma once

#include "core/ingest/ingest.h"

#include <functional>
#include <map>

namespace reader {

using Entries = std::map<std::string, std::string, std::less<>>;

/// The entries whose names are wanted. Of two of one name the first counts, with a note. Refuses an archive with too many
/// entries, and one whose wanted entries come to more than is held in memory.
Entries entries_in(std::string_view archive, std::function<bool(std::string_view name)> const& wanted,
                   core::IngestOptions const& options, core::Ingested& into);

/// Where a reference from one entry leads: "a%20b/../c.xhtml#d" beside "OPS/book.opf" to "OPS/c.xhtml", "/c" to "c".
std::string path_beside(std::string_view from, std::string_view reference);

/// Empty when it is not there.
std::string_view entry(Entries const& entries, std::string_view name);

} // namespace reader
