// Bringing a source in: its bytes are kept for good as a capture, the text extracted from them stands
// beside it, and what is known of the work is on record.
#pragma once

#include "core/ingest/ingest.h"
#include "core/operations/context.h"
#include "core/text/utf8.h"

#include <optional>
#include <set>

namespace core {

/// What is known of the work; empty fields are filled from what the capture itself says.
struct SourceFacts {
    std::string title;
    std::optional<SourceType> type = std::nullopt; ///< none: an article; of a picture or recording something else
    std::string publisher; ///< name of a party, found or added
    std::string author;
    PartialDate published;
    std::string url;
    std::string language;
    std::string credit;
};

/// Where bytes came from.
struct Provenance {
    Obtained how = Obtained::file;
    std::string origin;
};

struct ImportedSource {
    Draft draft;
    Id<Source> source;
    Id<Capture> capture;
    Id<Text> text; ///< none: no words were read of it, as of most recordings
};

/// Drafts source, capture and text. Throws Error{refused} when the very same bytes are already here,
/// naming the source that has them.
ImportedSource import_source(Context& context, Blob bytes, Ingested ingested,
                             SourceFacts const& facts, Provenance const& provenance);

/// What is read of a capture, as a record, with its pages, times and parts; `words` is ingested.text.
Text text_record(Context& context, Capture const& capture, Ingested const& ingested, Blob const& words);
/// The record of bytes that came in now.
Capture capture_record(Context& context, Id<Source> source, Blob const& bytes, std::string const& media_type,
                       Provenance const& provenance);

/// All that the page or document of a source shows, read anew from the capture of its article; `confined` reads what is not read
/// in this process. Throws Error{refused} when nothing of it is ever left out; Error{damaged} when its bytes are missing.
Ingested read_whole_page(Records const& reader, Id<Source> source, ConfinedReading const* confined);

/// Takes in what read_whole_page() found as one more text of that capture, with its parts. Throws Error{refused} when
/// the source has such a text.
Made<Text> add_whole_page(Context& context, Id<Source> source, Ingested page);

/// Takes in the words that were read, by now or in another language, of the newest picture of a source, as one more text of it.
/// Throws Error{refused} when there are none or they are here already.
Made<Text> add_words_of_picture(Context& context, Id<Source> source, Ingested read);

/// Marks a source as looked through, or puts it back into the inbox.
Draft set_triage(Context& context, Id<Source> source, Triage triage);

/// Says that a passage is no quotation, so that it is never suggested again. Throws Error{refused} when
/// somebody has said so already.
Draft dismiss_passage(Context& context, Id<Text> text, Span span);

} // namespace core
