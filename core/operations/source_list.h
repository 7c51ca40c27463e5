// Bringing in lists of works that others keep, as sources without bytes, and passages that others marked in works whose
// bytes are here.
#pragma once

#include "core/formats/annotation.h"
#include "core/formats/collected_source.h"
#include "core/operations/context.h"

namespace core {

struct DraftedSources {
    Draft draft;
    std::int64_t added = 0;
    std::int64_t known = 0; ///< here already, by address, or by title, author and date
    std::int64_t told_before = 0; ///< notes of these
    std::vector<std::pair<std::int64_t, ClaimNote>> notes; ///< by line
};
/// Sources for the inbox; each once. A publisher whose name several bear is told, and left out.
DraftedSources import_sources(Context& context, std::vector<CollectedSource> const& sources);

struct DraftedAnnotations {
    Draft draft;
    std::int64_t added = 0;
    std::int64_t known = 0;   ///< quotations that are here already
    std::vector<Message> left_out; ///< a sentence for each that could not come in
};
/// A quotation for each whose page is a source here and whose words stand in its text; what was said about it becomes the
/// note of the statement. Words that stand there in several places come in only where position or surroundings tell which.
DraftedAnnotations import_annotations(Context& context, std::vector<CollectedAnnotation> const& annotations);

} // namespace core
