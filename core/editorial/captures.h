// The captures of a source, dated, each with the way to it as its bytes tell, and what came of it as the log tells.
#pragma once

#include "core/ingest/reference.h"
#include "core/ingest/web_capture.h"
#include "core/store/records.h"

namespace core {

/// What came of a capture beside the others of its source.
enum class CaptureGave { text, unchanged, nothing };

struct CaptureSeen {
    Capture capture;
    std::string by;         ///< who brought it in
    CaptureGave gave = CaptureGave::text;
    std::vector<Id<Text>> texts; ///< read from it, oldest first
    std::optional<RecordingReference> reference; ///< of a recording whose own bytes lie elsewhere
    std::vector<Hop> hops;  ///< of one from the web; empty of others, or when its bytes are missing
    bool bytes_hold = true; ///< they are here, and their SHA-256 is the one recorded
};

/// Oldest first. Reads and hashes the bytes of each.
std::vector<CaptureSeen> captures_seen(Records const& reader, Id<Source> source);

/// When a watched source is to be captured next.
struct Watch {
    Id<Source> source;
    Instant last; ///< its newest capture; 0 = none
    Instant due;
};

/// All that are watched on that day, those due first.
std::vector<Watch> watched_sources(Records const& reader, PartialDate const& today);

} // namespace core
