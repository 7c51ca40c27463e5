// Collections of checked claims as JSON lines, one claim an object: text; and where known id, title,
// subtitle, body, language, speaker, date, verdict, author, url. Sets for claim retrieval and many archives
// of fact-checkers come so. Lines this program wrote say so ("counterpoint": 1) and are taken as they stand; they tell
// said_on, occasion, scale, rating_key and state besides. Of a claim they hold its words, who first said it, when and on
// what occasion, and its newest review; not its other statements and quotations, its topic and notes.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/sink.h"
#include "core/formats/selection.h"
#include "core/text/lines.h"
#include "core/time/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Something about a line that was taken all the same.
struct ClaimNote {
    enum class Kept {
        shown,  ///< the words, with signs in them made visible
        without ///< the claim, without that value
    };
    Kept kept = Kept::shown;
    Message why;
};

/// One claim of a collection, as its line says it.
struct CollectedClaim {
    std::int64_t line = 0; ///< where it stands in the file, for what has to be said of it
    std::string identifier;
    std::string text;
    std::string title, subtitle, body;
    std::string language;
    std::string speaker;
    std::string verdict;    ///< the collection's own word
    std::string author;     ///< of the check
    std::string url;        ///< of the check
    PartialDate said_on;    ///< when it was said
    std::string occasion;
    PartialDate checked_on; ///< when it was checked
    bool ours = false;      ///< written by this program: taken as it stands, nothing is guessed
    std::string scale, rating; ///< keys by which such a verdict is known where that scale is
    ReviewState state = ReviewState::published;
    std::vector<ClaimNote> notes;
};

/// The language it names, or else what its words look like; empty when they do not tell.
std::string language_of(CollectedClaim const& claim);

/// The most code points of a claim's text and of one that names or rates something.
inline constexpr std::int64_t longest_claim = 100'000;
inline constexpr std::int64_t longest_label = 1000;

/// What lines written here say under "counterpoint".
inline constexpr int our_claim_lines = 1;
/// The key of the rating of a check that came without a verdict.
inline constexpr std::string_view no_verdict = "not_stated";

/// Reads one line. A date is when it was checked, unless it says "stated on … in …"; of a date with a time of day
/// the day counts as it is written, a number of four digits is a year. An id may be a number. What cannot be read
/// beside the claim itself is left out and noted; control characters and the like are made visible and noted
/// (core/text/signs.h). A problem says why the line cannot be taken at all: no JSON, no “text”, a key that stands
/// twice, something far too long.
Result<CollectedClaim> read_claim_line(std::string_view line);

/// One place of a collection: the claim that stands there, or why none can be taken.
struct ReadClaim {
    std::int64_t line = 0;
    std::size_t bytes = 0; ///< it takes in the file
    Result<CollectedClaim> claim;
};

/// Reads the lines of a collection in their order, holding one at a time.
void read_claims_jsonl(NextPiece const& next, std::function<void(ReadClaim)> const& take);

struct WrittenClaims {
    std::int64_t claims = 0;
    std::int64_t concealed = 0; ///< written without their verdict, which the person must not see yet
};
/// Writes a line for each claim, handing over one at a time. A claim without an identifier is known by its own.
/// Throws Error{cancelled} and what reader and sink throw.
WrittenClaims write_claims_jsonl(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                 Progress& progress);

} // namespace core
