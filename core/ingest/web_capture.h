// What a capture from the web tells, read from its WARC: the way that led to the page, the page itself as it is meant
// to be read, and whether it looks like the page that was asked for.
#pragma once

#include "core/ingest/ingest.h"
#include "core/ingest/web_answers.h"

namespace core {

/// One address on the way to the page, and what it answered.
struct Hop {
    std::string address;
    std::string method; ///< "GET"; empty where the request was not kept
    std::string ip;
    Instant at;
    int status = 0;
    std::string reason;
    std::string to;        ///< where it sent the reader; empty at the end of the way
    std::string truncated; ///< in WARC's words
    std::vector<HttpHeader> headers;
};

struct WebCapture {
    std::vector<Hop> hops;  ///< the last one is the page; never empty
    std::string body;       ///< of the page, unpacked
    std::string media_type; ///< as served: "text/html"; empty if it did not say
    std::string charset;    ///< as served; empty if it did not say
    std::int64_t missing = 0; ///< bytes that were announced and did not come; 1 = it only lacks its end
    std::vector<std::string> pages; ///< addresses of all web pages that the archive holds, each once
    std::vector<Problem> notes;
    Hop const& page() const { return hops.back(); }
};

/// Reads the WARC of a capture; of one with many pages, the largest that is a web page. Throws Error{bad_input} naming
/// `file` when it holds no answer, or one that cannot be unpacked within `most` bytes.
/// `wanted`: the page; where it is not there that is refused, naming those that are. A body that is not what its digest
/// names, one that another record holds, and which of several pages was taken, is noted.
WebCapture read_web_capture(std::string_view warc, std::string const& file, std::int64_t most, WantedPage const& wanted = {});

/// The same with the way and the headers alone, without the body: quick.
std::vector<Hop> hops_of_capture(std::string_view warc, std::string const& file, WantedPage const& wanted = {});

/// What speaks against having got the page that was asked for, a sentence each: an answer cut short, an error, a page to
/// sign in, hardly any words, a page that says itself that not all may read it. `text`: what was read of it, or nothing.
std::vector<Message> doubts_about(WebCapture const& capture, std::string_view text);

/// Whether its answer is an error page or a refusal: nobody's article.
bool is_error(WebCapture const& capture);

/// The page in it, read as if it had come alone: the story of a web page, a document in its own process. What speaks
/// against it (doubts_about) is noted. Throws like ingest().
Ingested ingest_web_capture(std::string_view warc, IngestOptions const& options, WantedPage const& wanted = {});

/// Of the pages that an archive names those that are addresses of the web and show what they are; none where it has but one.
void keep_addresses(Ingested& of);

} // namespace core
