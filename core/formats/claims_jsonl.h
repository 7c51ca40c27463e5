// Collections of checked claims as JSON lines, one claim an object: text; and where known id, title,
// subtitle, body, language, speaker, date, verdict, author, url. Sets for claim retrieval and many archives
// of fact-checkers come so.
#pragma once

#include "core/result.h"
#include "core/time.h"

#include <string>
#include <string_view>

namespace core {

/// One claim of a collection, as its line says it.
struct CollectedClaim {
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
};

/// The language it names, or else what its words look like; empty when they do not tell.
std::string language_of(CollectedClaim const& claim);

/// Whether a file's first line looks like one of a collection of claims.
bool looks_like_claims(std::string_view first_bytes);

/// Reads one line. A date is when it was checked, unless it says "stated on … in …". A problem names
/// what is wrong with the line.
Result<CollectedClaim> read_claim_line(std::string_view line);

} // namespace core
