// Capturing addresses of the web: fetched and read on any thread, then drafted as a source or as one more capture of the
// source that has the address. The one way of the window and the command line.
#pragma once

#include "app/intake/arrival.h"
#include "app/intake/fetch.h"
#include "core/ingest/web_capture.h"
#include "core/operations/capturing.h"

namespace app {

/// A page as it came, read but not brought in yet.
struct FetchedPage {
    std::string asked;  ///< the address as the person gave it, without its fragment
    core::Blob bytes;   ///< the WARC of all hops
    std::vector<core::Hop> hops;
    std::optional<core::Ingested> read;       ///< nothing: it holds no text that can be read
    std::optional<core::Message> why_no_text; ///< then why
    std::vector<core::Message> doubts;        ///< what speaks against its being the page that was asked for
    std::vector<core::Message> notes;         ///< what the reading had to decide or repair
    bool is_error = false;                    ///< the server answered so
    bool is_incomplete = false;               ///< the end of its answer did not come
};

/// Throws what fetch throws (app/intake/fetch.h), and Error{bad_input} for an answer that cannot be unpacked.
FetchedPage fetch_page(std::string const& address, FetchOptions const& options, core::Progress& progress);

struct CaptureWishes {
    core::Id<core::Source> of; ///< whose capture it is; none: of the source with that address, or of a new one
    bool as_new = false;       ///< a source of its own even if the address is here
    bool as_it_is = false;     ///< its words are taken even if they look like a wall
};

struct DraftedCapture {
    core::Draft draft;
    core::Id<core::Source> source;
    core::Id<core::Capture> capture;
    core::Id<core::Text> text;
    core::Became became = core::Became::source;
    std::vector<core::DriftedQuotation> drifted; ///< of one that changed, what became of its quotations
    std::vector<core::Message> remarks;
};

/// Throws core::Error{bad_input | refused} when nothing can be brought in: an error page or one without text, of no
/// source that is here.
DraftedCapture draft_capture(core::Context& context, FetchedPage page, CaptureWishes const& wishes);

/// What is said of it in one sentence.
core::Message told_of_capture(core::Became became, std::string const& title);

/// Whether a text is one address of the web and nothing else.
bool is_lone_address(std::string_view text);
/// The address that a dropped or pasted text is, or that it is a link to as a browser hands it on; empty of anything else.
std::string lone_address(std::string_view text);

} // namespace app
