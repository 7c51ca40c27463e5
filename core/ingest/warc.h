// WARC/1.0 and 1.1 (ISO 28500): records of what was asked and answered on the web, one behind the other. Written for
// what is captured here, read from anybody: what a record says of its own bytes is checked against them.
#pragma once

#include "core/ingest/http_answer.h"
#include "core/time/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

struct WarcRecord {
    std::vector<HttpHeader> headers;
    std::string_view block; ///< of the bytes that were read

    /// Of the first header of that name; empty without.
    std::string_view value(std::string_view name) const;
    std::string_view type() const { return value("WARC-Type"); }
    /// Without the "<…>" that some programs put around it.
    std::string_view target() const;
};

struct WarcReading {
    std::vector<WarcRecord> records; ///< views of the bytes
    std::vector<Problem> notes;      ///< records that were left out, and why
};

/// All records in their order. One whose bytes are not those its digest names is left out, with a note; what follows a
/// record without a sound length cannot be told. Throws Error{bad_input} naming `file` when it is no WARC from its
/// first byte on.
WarcReading read_warc(std::string_view bytes, std::string const& file);

/// Up to the end of the last record that is whole: behind it begins one that has no end or no head, or nothing.
std::size_t length_of_whole_records(std::string_view bytes);

/// Whether the bytes are those a digest such as "sha1:MFRG…" or "sha256:9f86…" names; one of a kind we do not know
/// says nothing against them.
bool is_digest_of(std::string_view digest, std::string_view bytes);

/// One request as it went out, and what came back, byte for byte.
struct Exchange {
    std::string address;
    std::string ip;        ///< of the server, as text
    Instant at;            ///< when the request began
    std::string request;
    std::string response;  ///< head and body; the body as it was sent
    std::string truncated; ///< why the response is not whole, in WARC's words: "length", "time", "disconnect"; or empty
};

/// A WARC file of these, in their order: a record that names the software, then request and response of each, with
/// SHA-256 of block and payload.
std::string written_warc(std::vector<Exchange> const& exchanges, std::string const& software);

} // namespace core
