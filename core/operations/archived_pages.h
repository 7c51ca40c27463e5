// An archive of the web may hold many pages, and a source is one of them. The others come in from the same bytes.
#pragma once

#include "core/ingest/ingest.h"
#include "core/operations/sources.h"

#include <memory>

namespace core {

struct ArchivedPages {
    std::vector<std::string> missing; ///< addresses of the pages that are no source yet, in the order of the archive
    std::size_t count = 0;            ///< of all its pages
    std::shared_ptr<std::string const> bytes;
    Provenance provenance;
};

/// Reads them from the saved bytes of a source. Throws Error{refused} when these are no archive with several pages;
/// otherwise like ingest().
ArchivedPages archived_pages(Records const& reader, Id<Source> source, ConfinedReading const* confined);

} // namespace core
