// What a page says of itself: title, author, publisher, date, address, language, each with where it says so.
#pragma once

#include "core/ingest/ingest.h"

#include <string_view>

struct GumboInternalNode;

namespace core {

/// Fills facts of `into`, and its empty fields with the first of each kind. By trust: schema.org data in scripts, what
/// is meant for social networks, microdata, <time>, <meta>, headline and <title>, the address. `today` as in
/// IngestOptions.
void read_page_facts(GumboInternalNode const& root, std::int64_t today, Ingested& into);

/// Valid UTF-8 with white space collapsed to single spaces and control characters left out.
std::string one_line(std::string_view text);

} // namespace core
