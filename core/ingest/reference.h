// A recording that is too large to be kept, or that somebody wants to keep elsewhere, stands in the workspace as a reference:
// a few lines with its name, where it lay, its size and its SHA-256. They are the saved bytes of the capture, so that log,
// exchange and proofs carry them; what they name can be told again whenever the file is at hand.
#pragma once

#include "core/base/digest.h"
#include "core/ingest/ingest.h"

#include <optional>

namespace core {

inline constexpr std::string_view reference_type = "application/vnd.counterpoint.reference+json";

struct RecordingReference {
    std::string name;       ///< of the file
    std::string where;      ///< path or address it lay at
    std::string media_type; ///< "video/mp4"
    std::int64_t size = 0;  ///< bytes
    Digest digest;
    std::vector<FoundFact> facts; ///< what it said of itself when the reference was made
};

/// Where it lies: "by reference: film.mp4, 1.4 GB, …".
Message told_of_reference(RecordingReference const& reference);

bool begins_as_reference(std::string_view beginning);
std::string reference_text(RecordingReference const& reference);
/// Nothing when these bytes are no reference.
std::optional<RecordingReference> reference_in(std::string_view bytes);
/// What ingest() makes of one: its facts.
void read_reference(std::string_view bytes, IngestOptions const& options, Ingested& into);

} // namespace core
