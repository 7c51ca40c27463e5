// The kinds of files there are, and how each is read: one row a kind in readers.cpp. Dialogs, help, refusals and
// ingest() walk the table, so that a new reader is its row and its file.
#pragma once

#include "core/ingest/ingest.h"

#include <span>

namespace core {

/// What a file of that kind holds.
enum class Holds {
    text,   ///< one text, which becomes a source
    claims, ///< a collection of claims; its importer is that of the same media type (core/formats/list.h)
    works   ///< a list of sources, or passages marked in them; its importer as well
};

/// Where its bytes are read.
enum class Runs {
    here,     ///< in this process
    confined, ///< in a process of its own that can reach nothing else
    not_yet ///< nowhere: what it is can be said, and no more
};

/// What it shows. A picture or recording comes in even where no words are read of it: whoever sees or hears it quotes it.
enum class Medium { words, picture, recording };

struct FileReader {
    std::string_view media_type;
    char const* name;            ///< for people, English, marked for translation: "Web page"
    std::string_view extensions; ///< without dots, a blank between them, the usual one first; may be empty
    Holds holds;
    Runs runs;
    /// Whether the first bytes of a file (told_by, or all there are) say so. The name in the options is a hint where
    /// bytes of several kinds look alike.
    bool (*recognises)(std::string_view beginning, IngestOptions const& options);
    /// Why ingest() makes no text of it, in a sentence with {file}; of what it does read, what is said when that holds
    /// no words.
    char const* sentence;
    std::string_view extractor = {}; ///< name and version of what makes the text: "html/4"
    /// Fills text, facts and notes. Null for what is no text or is not read here.
    void (*read)(std::string_view bytes, IngestOptions const& options, Ingested& into) = nullptr;
    std::string_view whole_extractor = {}; ///< the same of all that a file shows; empty where nothing is left out
    /// The program of somebody else that takes the file apart first, confined as well: "pdftotext". Empty: none.
    std::string_view through = {};
    Medium medium = Medium::words;
    bool holds_page = false; ///< a capture from the web: what is read is the page in it (core/ingest/web_capture.h)
    /// The program that tells what such a file says of itself, where its text does not; confined as well. Empty: none.
    std::string_view facts_through = {};
};

/// What reads the kinds of files that run confined. The program's composition has one (app/intake/reader_process.h).
class ConfinedReading {
public:
    virtual ~ConfinedReading() = default;
    /// Text, parts, facts and notes as the reader found them, not yet made fit. Throws Error{bad_input} in one sentence
    /// when it found none, was ended, or answered what cannot be right; Error{refused} when it cannot be confined.
    virtual Ingested read(FileReader const& reader, std::string_view bytes, IngestOptions const& options) const = 0;
    /// Of a picture or recording what it says of itself, and no words.
    virtual std::vector<FoundFact> facts_of(FileReader const& reader, std::string_view bytes, IngestOptions const& options) const = 0;
};

/// What a confined reader makes something of that is no file: what tesseract put out of a picture, mediainfo or ffprobe of a
/// recording, and pdftotext of what a PDF says of itself.
inline constexpr std::string_view words_of_picture = "words of a picture", facts_of_recording = "facts of a recording",
                                  facts_of_pdf = "facts of a pdf";

/// So many bytes tell what a file is.
inline constexpr std::size_t told_by = 64 * 1024;

/// In the order in which they are asked; the last one recognises everything.
std::span<FileReader const> file_readers();

/// The first that recognises it.
FileReader const& reader_for(std::string_view bytes, IngestOptions const& options);

/// What makes a text of all that the file shows, or the page in it; empty where nothing is left out. Throws like ingest().
std::string_view whole_extractor_of(std::string_view bytes, IngestOptions const& options);

/// "html", "htm", "xhtml".
std::vector<std::string_view> extensions_of(FileReader const& reader);

} // namespace core
