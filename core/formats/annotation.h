// Passages that somebody marked in a page, in the words of the Web Annotation model (W3C) or of Hypothesis: what comes in
// becomes quotations of the source of that address, what goes out can be laid over the page again.
#pragma once

#include "core/base/progress.h"
#include "core/base/sink.h"
#include "core/formats/collected.h"
#include "core/formats/selection.h"

namespace core {

struct CollectedAnnotation {
    std::string id;
    std::string page;                     ///< address of what was marked
    std::string cached;                   ///< SHA-256 of the bytes that were marked, as hexadecimal digits; empty: unknown
    std::string exact, prefix, suffix;    ///< as written there
    std::optional<Span> position;         ///< in units nobody names; `exact` shows which
    std::string comment;                  ///< what was said about it, its tags, and what else it is about
    std::int64_t number = 0;              ///< in the file, from 1
    std::string author, made_on;
};

/// What sentences call an annotation: "annotation 3 (urn:b)".
std::string name_of(CollectedAnnotation const& annotation);

/// Every annotation a file holds: one, a list, {"annotations": …}, {"rows": …}, {"items": …}, a page or collection. A
/// Problem for one that marks no passage. One that marks passages of several pages is several, of one number.
std::vector<Result<CollectedAnnotation>> annotations_in(std::string_view file);

/// In which units a position counts: programs that write it count in three kinds.
enum class OffsetUnit { code_points, utf16, bytes };
/// The place in `text` that a position means, in code points, and the unit it counts in: the one in which `exact` stands
/// there. Nothing when it stands there in none.
std::optional<std::pair<Span, OffsetUnit>> place_meant(std::string_view text, Span position, std::string_view exact);

/// The quotations of what was said of the claims as a list of annotations, positions in code points.
WrittenClaims write_annotations(Reader const& reader, ClaimSelection const& selection, Sink const& sink, Progress& progress);

} // namespace core
