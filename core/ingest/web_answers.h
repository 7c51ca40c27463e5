// The answers of the web that lie in a WARC, and which of them is the page: the one that was asked for, and no other in
// its place. Where there are several captures of an address, the one of the time that is named; a capture that only says
// "as before" is followed to the record it refers to.
#pragma once

#include "core/ingest/warc.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The page somebody means, in an archive of many.
struct WantedPage {
    std::string address = {}; ///< empty: whichever is the largest
    Instant at = {};          ///< when it was captured, or nearly then; zero: the newest
    bool operator==(WantedPage const&) const = default;
};

struct WebAnswer {
    WarcRecord const* record = nullptr;  ///< the capture: address and time
    WarcRecord const* held_by = nullptr; ///< where its body lies: another record where this one says "as before"
    HttpHead head;
    std::string_view body;
    Instant at = {};
    bool is_revisit = false;
    /// Of a capture that says "as before", whether the record it refers to is there.
    bool has_body() const { return held_by != nullptr; }
    std::string address() const;
    bool is_redirect() const;
    bool is_page() const; ///< a web page, and no error
};

struct WebAnswers {
    WarcReading warc;
    std::vector<WebAnswer> answers; ///< in the order of the file
    std::vector<std::size_t> way;   ///< those that led to the page, and it
    std::vector<std::string> pages; ///< addresses of the web pages, each once, in their order
    WebAnswer const& page() const { return answers[way.back()]; }
};

/// Throws Error{bad_input} naming `file` when it holds no answer, or not the page that is wanted: then it names what it
/// does hold.
WebAnswers web_answers(std::string_view warc, std::string const& file, WantedPage const& wanted);

/// Whether the body is that of which the record's WARC-Payload-Digest speaks, as it came or with its chunks put together
/// or unpacked: programs differ in what they take it of. True where it says nothing that can be checked.
bool has_its_payload(WebAnswer const& answer, std::string_view unpacked);

/// "2022-12-19T10:15:00Z", with or without parts of a second; zero for anything else.
Instant warc_moment(std::string_view date);

/// Whether both are asked for alike: fragments, the case of hosts and missing paths apart.
bool is_same_address(std::string_view one, std::string_view other);

} // namespace core
