// Which rows of a page are its story, and what the others are. The place of the text is found first, by how much of it
// an element holds and how little else; what does not belong is then taken out row by row.
#pragma once

#include "core/ingest/ingest.h"
#include "core/ingest/page_tree.h"

#include <string>
#include <vector>

namespace core {

/// One part for each row; on a page that has rows at all some are the story. `titles` are those the page gives itself,
/// as written, the site's name among them. Linear in the page.
std::vector<PagePart> parts_of_page(PageTree const& page, std::vector<std::string> const& titles);

} // namespace core
