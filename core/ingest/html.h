// The readable text of a web page, and what the page says of itself.
#pragma once

#include "core/ingest/ingest.h"

namespace core {

/// Whether bytes or file name look like HTML.
bool looks_like_html(std::string_view bytes, std::string_view file_name);

/// Fills text and metadata from a page in valid UTF-8. The text is the story alone (core/ingest/story.h), or all that
/// the page shows, with its parts; rows have a blank line between. A page nested very deeply (512 levels, or 256 as its
/// tags look) is read without its structure, and a note says so. Nothing was published after `today` (day_number()).
void read_html(std::string const& page, PageExtent extent, std::int64_t today, Ingested& into);

} // namespace core
