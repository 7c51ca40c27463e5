// Another capture of a source that is here: its bytes are kept beside the earlier ones, dated, whatever came of it. Only
// words that are other ones become a text of their own; what looks like a wall or an error never takes the article's place.
#pragma once

#include "core/operations/drift.h"
#include "core/operations/sources.h"

#include <optional>

namespace core {

/// What came of a capture.
enum class Became {
    source,    ///< a source of its own, or the first text of one that had none
    changed,   ///< other words than before: a new text
    unchanged, ///< the same words
    kept       ///< bytes alone: nothing to read in them, or nothing that may stand for the article
};

struct NewCapture {
    Blob bytes;
    Provenance provenance;
    std::optional<Ingested> read; ///< of its page; nothing where it holds no text
    bool is_doubtful = false;     ///< an error page, or cut short: its words are not taken for the article's
    bool as_it_is = false;        ///< somebody looked, and wants its words all the same
};

struct Recaptured {
    Draft draft;
    Id<Capture> capture;
    Id<Text> text; ///< the source's newest text afterwards; none if it has none
    Became became = Became::source;
    std::vector<DriftedQuotation> drifted; ///< of a changed one, what became of the quotations there are
    std::vector<Message> remarks; ///< why its words were not taken
};

/// Drafts one more capture of the source; empty fields of it are filled from the page when it is its first.
Recaptured capture_again(Context& context, Id<Source> source, NewCapture capture);

/// Says every how many days the source is to be captured again (0 = no more), and until when (unknown = on and on).
/// Throws Error{refused} when it has no address to capture, or nothing would change.
Draft watch_source(Context& context, Id<Source> source, std::int64_t every, PartialDate until);

} // namespace core
