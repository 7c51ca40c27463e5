// From bytes to text: what a file says, in valid UTF-8, with what it tells about itself. The text
// made here never changes afterwards; quotations point into it.
#pragma once

#include "core/base/result.h"
#include "core/ingest/found_facts.h"
#include "core/time/time.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// How much of a web page becomes its text.
enum class PageExtent {
    story, ///< the article alone
    whole  ///< all that a reader of the page sees
};

/// What a stretch of a web page or document is.
enum class PagePart {
    beside, headline, standfirst, story, caption, comment, ///< of a page
    footnotes, running_head, margin_note, earlier_message, ///< of documents and mail
    section ///< a chapter or somebody's turn to speak, called by its title
};

/// From `start` on, up to the next one.
struct PartOfPage {
    std::int64_t start = 0; ///< code points
    PagePart part = PagePart::beside;
    std::string title = {}; ///< one line, of a section
    bool operator==(PartOfPage const&) const = default;
};

/// A page of paper, from `start` on, up to the next one.
struct PageOfDocument {
    std::int64_t start = 0;  ///< code points
    std::int64_t number = 1; ///< in the order of the file, the first is 1
    std::string label = {};  ///< what the document calls it, if that is something else: "xii"
    bool operator==(PageOfDocument const&) const = default;
};

/// When words were said in a recording, from `start` on, up to the next one.
struct TimeOfRecording {
    std::int64_t start = 0; ///< code points
    std::int64_t from_ms = 0, until_ms = 0;
    bool operator==(TimeOfRecording const&) const = default;
};

/// A line of a picture, from `start` on, up to the next one: its box in pixels, and how sure the program was that read it.
struct RegionOfPicture {
    std::int64_t start = 0; ///< code points
    std::int64_t left = 0, top = 0, width = 0, height = 0;
    std::int64_t sure = 0; ///< percent
    bool operator==(RegionOfPicture const&) const = default;
};

class ConfinedReading;
struct FileReader;

struct Ingested {
    std::string text;       ///< of a picture or recording perhaps empty; valid UTF-8, '\n' line ends, no byte order mark, only signs that show (core/text/signs.h)
    std::string media_type; ///< of its reader (core/ingest/readers.h): "text/html"
    std::string extractor;  ///< "plain/1", "html/4"; of a whole page "html-all/3"
    std::string title, author, publisher, url, language; ///< found in the file, one line each; empty when absent
    std::string published;  ///< EDTF, empty when absent
    std::string encoding;   ///< the bytes were read in: "windows-1251"
    std::vector<FoundFact> facts; ///< all that it says of itself, the likelier of a kind first; those above are of them
    std::vector<PartOfPage> parts; ///< of a whole page or a document, ascending
    std::vector<PageOfDocument> pages;  ///< ascending
    std::vector<TimeOfRecording> times; ///< ascending
    std::vector<RegionOfPicture> regions; ///< ascending
    std::vector<std::string> archived; ///< of an archive with several pages the addresses of all, each once
    std::string page;                  ///< which of these was read
    std::vector<Problem> notes; ///< what was repaired or left out, each with its position
};

struct IngestOptions {
    std::string file_name;              ///< for messages and to tell the kind of file
    std::string encoding;               ///< name such as "windows-1252"; empty = find out
    std::string served_type = {};       ///< what the server called it: "text/html"; empty = nobody did
    std::string served_charset = {};    ///< the encoding that the server named; empty = none
    std::int64_t max_bytes = 20'000'000;
    std::int64_t today = PartialDate::never; ///< as day_number(): nothing was published later
    PageExtent extent = PageExtent::story;
    std::string language = {}; ///< two-letter code, in which the words of a picture are looked for; empty: all that can be
    std::string page = {}; ///< of an archive of many: the address of the one that is wanted; empty: the main one
    /// Who reads what is not read in this process (core/ingest/readers.h); null: that is refused.
    ConfinedReading const* confined = nullptr;
};

/// What a file of that kind may have, in bytes; those read elsewhere hold much besides their text.
std::int64_t most_bytes(FileReader const& reader, IngestOptions const& options);

/// Throws Error{bad_input} in one sentence for what holds no readable text: empty, too large, of a kind that no reader
/// makes a text of, of an encoding nobody knows; Error{refused} for what only a confined reader reads where there is none.
Ingested ingest(std::string_view bytes, IngestOptions const& options);

} // namespace core
