// The dossier of a claim as a fact-check to be published elsewhere: a few kinds of blocks with numbered notes, which the
// writers of Markdown, Word and rich text put down each in their own way.
#pragma once

#include "core/editorial/dossier.h"

namespace core {

/// A stretch of words of one look.
struct Run {
    enum class Look { plain, strong, emphasis };
    std::string text;
    Look look = Look::plain;
    std::size_t note = 0; ///< number of the note that follows it; 0 = none
};

struct Block {
    enum class What { title, heading, paragraph, quotation, item };
    What what = What::paragraph;
    std::vector<Run> runs;
    std::string language; ///< of what it says, when that is another than the whole's; may be empty
};

/// What a note says of one source; each source has one note, however often it is cited.
struct SourceNote {
    std::string text;    ///< author, title, publisher, date
    std::string address; ///< may be empty
    std::string saved;   ///< when it was saved here, and the SHA-256 of the bytes; empty when nothing was
};

struct FactCheck {
    std::string language; ///< of its headings
    std::vector<Block> blocks;
    std::vector<SourceNote> notes; ///< the first is number 1
};

/// In the translator's language.
FactCheck fact_check_of(Dossier const& dossier, Translator const& translator);

/// As CommonMark with notes as most of its readers know them ([^1]).
std::string fact_check_markdown(FactCheck const& check);
/// As a Word document (DOCX) with footnotes.
std::string fact_check_docx(FactCheck const& check);
/// As a piece of HTML to be pasted into an editor: no head, no styles.
std::string fact_check_html(FactCheck const& check);

} // namespace core
