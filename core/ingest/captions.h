// Captions of recordings (SRT, WebVTT): what is said, in paragraphs, and when. A speaker a caption names stands before
// the words, as in a transcript.
#pragma once

#include "core/ingest/ingest.h"

namespace core {

bool begins_as_webvtt(std::string_view beginning);
bool begins_as_srt(std::string_view beginning);

/// Of either kind, in valid UTF-8 with '\n' line ends. Captions stay in the order of the file; what a caption repeats of
/// the last line before it, as rolling ones do, is left out.
void read_captions(std::string_view text, IngestOptions const& options, Ingested& into);

} // namespace core
