// What documents of word processors have in common.
#pragma once

#include "app/reader/xml.h"
#include "core/ingest/found_text.h"

#include <string>
#include <vector>

namespace reader {

/// A paragraph as it grows; blanks of the file that stand for nothing are never taken in.
struct OfficeParagraph {
    std::string words;
    bool is_headline = false;
};

/// What there is to say of a document beside its text.
struct OfficeNotes {
    std::size_t changes = 0, comments = 0, hidden = 0; ///< hidden: runs of words
    std::vector<std::string> footnotes, in_margin;
    bool damaged = false, defines = false;
    std::string headline;
};

/// Puts a paragraph into the text, unless it has no words.
void put_paragraph(core::FoundText& text, OfficeParagraph& paragraph, OfficeNotes& notes);

/// Footnotes behind the text, and notes in the margin where all of the document is wanted; what there is to say; refuses
/// a document without words.
void finish_office(core::FoundText& text, OfficeNotes const& notes, core::IngestOptions const& options, core::Ingested& into);

/// Title and author from a document's own description, by the names of its elements.
struct OfficeNames {
    char const *title, *author, *from;
};
void read_office_facts(std::string_view xml, OfficeNames const& names, core::Ingested& into);

} // namespace reader
