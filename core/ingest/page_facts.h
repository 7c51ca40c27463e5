// What a page says of itself: title, author, publisher, date, address, language.
#pragma once

#include "core/ingest/ingest.h"

#include <string_view>

struct GumboInternalNode;

namespace core {

/// Fills the empty metadata fields of `into` from <title>, <meta>, <link rel=canonical>, the
/// language of <html> and schema.org data in scripts; the first that says something wins.
void read_page_facts(GumboInternalNode const& root, Ingested& into);

/// Valid UTF-8 with white space collapsed to single spaces and control characters left out.
std::string one_line(std::string_view text);

} // namespace core
