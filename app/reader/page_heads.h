// Heads and feet of pages, told from what the pages say: they stand at one height on many pages and are the same, but
// for a number that goes up as the pages do.
#pragma once

#include "app/reader/pdf_lines.h"

namespace reader {

/// Marks the lines in the top or bottom tenth of a page that stand so on two pages in five and at least two. A line whose
/// other numbers differ is none of them, nor is one that numbers its text: "Article 3".
void find_heads(PdfPages& pages);

} // namespace reader
