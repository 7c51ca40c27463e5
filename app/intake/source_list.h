// Bringing in lists of sources and marked passages: read whole, as they are small beside collections, and committed as
// one revision.
#pragma once

#include "app/intake/arrival.h"
#include "core/formats/list.h"
#include "core/operations/source_list.h"

namespace app {

/// A list that was read and is not brought in yet.
struct SourceList {
    std::vector<core::CollectedSource> sources;
    std::vector<core::CollectedAnnotation> annotations;
    std::vector<core::Message> problems; ///< of what cannot come in, a sentence each
};

/// Reads it. Throws like read_file, and Error{bad_input} when it is no such list.
SourceList read_source_list(Arrival const& arrival);

struct ImportedList {
    std::int64_t added = 0, known = 0;
    std::vector<core::Message> problems; ///< of what was left out or came in otherwise
};
/// Drafts it; what has to be said is added to `imported`.
core::Draft draft_source_list(core::Context& context, SourceList const& list, ImportedList& imported);

/// "Sources brought in from a.ris: 3; here already: 0."
core::Message summary_of(ImportedList const& imported, SourceList const& list, std::string const& file);

} // namespace app
