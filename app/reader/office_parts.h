// What documents of word processors have in common.
#pragma once

#include "app/reader/xml.h"
#include "core/ingest/found_text.h"

#include <functional>
#include <string>
#include <vector>

namespace reader {

/// A paragraph as it grows; blanks of the file that stand for nothing are never taken in.
struct OfficeParagraph {
    std::string words;
    bool is_headline = false;
    bool is_hidden = false; ///< by its style or a field: none of it is shown
    bool joins = false;     ///< its end was taken away: the next one goes on with it
};

/// Paragraphs as they begin and end: those of a text box stand inside another one, and are handed on behind it.
class OpenParagraphs {
public:
    using Call = std::function<void(OfficeParagraph&)>;

    bool empty() const { return open_.empty(); }
    OfficeParagraph& innermost() { return open_.back(); }
    void open() { open_.emplace_back(); }
    /// Ends the innermost; hands on all that ended, once none is open. One that the next joins comes last.
    void close(Call const& call);

private:
    std::vector<OfficeParagraph> open_, inner_;
};

/// What there is to say of a document beside its text.
struct OfficeNotes {
    std::size_t changes = 0, comments = 0;
    std::size_t hidden = 0;     ///< runs of words
    std::size_t readings = 0;   ///< beside or above signs, how they are said
    std::size_t formulas = 0, signs = 0; ///< signs: of a font of pictures
    std::size_t not_read = 0;   ///< inserted files, drawings, charts
    std::size_t contents = 0;   ///< tables of contents
    std::vector<std::string> footnotes, in_margin, heads;
    bool damaged = false, too_large = false, defines = false;
    std::string headline;

    void take_faults(Xml const& xml);
};

/// Puts a paragraph into the text, unless it has no words.
void put_paragraph(core::FoundText& text, OfficeParagraph& paragraph, OfficeNotes& notes);

/// Footnotes behind the text, and heads of pages and notes in the margin where all of the document is wanted; what there
/// is to say; refuses a document that defines its own words.
void finish_office(core::FoundText& text, OfficeNotes const& notes, core::IngestOptions const& options, core::Ingested& into);

/// Title and authors from a document's own description, by the names of its elements, the likelier author first.
struct OfficeNames {
    char const *title, *author, *other_author, *from;
};
void read_office_facts(std::string_view xml, OfficeNames const& names, core::Ingested& into);

} // namespace reader
