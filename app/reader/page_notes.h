// Notes at the feet of pages, told from the text above them: in smaller letters, lowest in their column, and begun with a
// mark that the text of the page has as well.
#pragma once

#include "app/reader/pdf_lines.h"

namespace reader {

/// Marks the lines of notes, and puts the mark of one on its line; heads and feet must be marked already.
void find_notes(PdfPages& pages);

} // namespace reader
