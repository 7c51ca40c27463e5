// Collections of checked claims as JSON lines, one claim an object: text; and where known id, title,
// subtitle, body, language, speaker, date, verdict, author, url. Sets for claim retrieval and many archives
// of fact-checkers come so; keys nobody knows here stay in the note. Lines this program wrote say so ("counterpoint": 2)
// and are taken as they stand; they tell said_on, occasion, scale, rating_key and state besides, and carry every record
// the claim hangs on, whole, under "records" (core/formats/carried_records.h). Lines with the bytes of captures stand
// before those that rest on them; where all claims are written, lines with what hangs on none of them follow. Lines of
// the first form ("counterpoint": 1) carry no records.
#pragma once

#include "core/base/progress.h"
#include "core/base/sink.h"
#include "core/formats/collected.h"
#include "core/formats/selection.h"
#include "core/text/lines.h"

#include <string_view>

namespace core {

/// What lines written here say under "counterpoint".
inline constexpr int our_claim_lines = 2;

/// Reads the lines of a collection in their order, holding one at a time. A date is when it was checked, unless it says
/// "stated on … in …"; of a date with a time of day the day counts as it is written, a number of four digits is a year.
/// An id may be a number. What cannot be read beside the claim itself is left out and noted; control characters and the
/// like are made visible and noted (core/text/signs.h). A problem says why a line cannot be taken at all: no JSON, no
/// “text”, a key that stands twice, something far too long.
void read_claims_jsonl(NextPiece const& next, std::function<void(ReadClaim)> const& take);

/// What goes along beside what a claim is and hangs on.
struct LinesTell {
    bool remarks = true;
    bool before = false; ///< with a record that was changed, what its fields were
};
WrittenClaims write_claim_lines(Reader const& reader, ClaimSelection const& selection, LinesTell tell, Sink const& sink,
                                Progress& progress);

/// Writes a line for each claim, handing over one at a time. A claim without an identifier is known by its own.
/// Throws Error{cancelled} and what reader and sink throw.
WrittenClaims write_claims_jsonl(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                 Progress& progress);

} // namespace core
