// The readable text of a web page, and what the page says of itself.
#pragma once

#include "core/ingest/ingest.h"

namespace core {

/// Whether bytes or file name look like HTML.
bool looks_like_html(std::string_view bytes, std::string_view file_name);

/// Fills text and metadata from a page in valid UTF-8. Headings, paragraphs, list items and cells
/// become paragraphs with a blank line between; menus, scripts and forms are left out. A page
/// nested very deeply (512 levels, or 256 as its tags look) is read without its structure, and a
/// note says so.
void read_html(std::string const& page, std::int64_t today, Ingested& into);

} // namespace core
