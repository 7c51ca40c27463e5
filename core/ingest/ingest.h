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

/// What a stretch of a web page is.
enum class PagePart { beside, headline, standfirst, story, caption, comment };

/// From `start` on, up to the next one.
struct PartOfPage {
    std::int64_t start = 0; ///< code points
    PagePart part = PagePart::beside;
    bool operator==(PartOfPage const&) const = default;
};

struct Ingested {
    std::string text;       ///< valid UTF-8, '\n' line ends, no byte order mark, only signs that show (core/text/signs.h)
    std::string media_type; ///< of its reader (core/ingest/readers.h): "text/html"
    std::string extractor;  ///< "plain/1", "html/2"; of a whole page "html-all/1"
    std::string title, author, publisher, url, language; ///< found in the file, one line each; empty when absent
    std::string published;  ///< EDTF, empty when absent
    std::string encoding;   ///< the bytes were read in: "windows-1251"
    std::vector<FoundFact> facts; ///< all that it says of itself, the likelier of a kind first; those above are of them
    std::vector<PartOfPage> parts; ///< of a whole page, ascending
    std::vector<Problem> notes; ///< what was repaired or left out, each with its position
};

struct IngestOptions {
    std::string file_name;              ///< for messages and to tell the kind of file
    std::string encoding;               ///< name such as "windows-1252"; empty = find out
    std::int64_t max_bytes = 20'000'000;
    std::int64_t today = PartialDate::never; ///< as day_number(): nothing was published later
    PageExtent extent = PageExtent::story;
};

/// Throws Error{bad_input} in one sentence for what holds no readable text: empty, too large, of a kind that no reader
/// makes a text of, of an encoding nobody knows.
Ingested ingest(std::string_view bytes, IngestOptions const& options);

} // namespace core
