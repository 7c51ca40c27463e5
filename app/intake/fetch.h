// Fetching one address of the web: the only place of the program that asks the web for anything, and only when a person
// commands it (app/exchange speaks to the server of a desk). Redirects are followed by hand, so that each hop is checked
// and kept; the address is judged where the socket is opened, so that no name and no redirect leads into the machine or
// its network unseen.
#pragma once

#include "core/base/progress.h"
#include "core/ingest/warc.h"

#include <chrono>
#include <string>
#include <vector>

namespace app {

struct FetchOptions {
    /// Whether the address given may lead into this machine or network; another host that it redirects to may not.
    enum class Inside { refused, allowed } inside = Inside::refused;
    std::int64_t most_bytes = 20'000'000;       ///< as sent
    std::chrono::milliseconds most_time{30'000}; ///< for all hops together
    int most_redirects = 8;
    /// What is sent along, by POST; nothing: it is only asked for.
    struct Sent {
        std::string media_type, bytes;
    } sends = {};
    std::vector<std::string> told_names; ///< "host:port:address", as curl has them: names that are not looked up
};

/// What was exchanged, hop by hop; the last one is the page, which may have come short. Any thread may fetch; a stop of
/// `progress` ends it. Throws core::Error in one sentence that names the hop: bad_input for what is no address of the
/// web or breaks a limit, refused for an inner address, io when nobody answers.
std::vector<core::Exchange> fetch(std::string const& address, FetchOptions const& options, core::Progress& progress);

/// How this program calls itself where it fetches: "Counterpoint/0.1".
std::string const& fetching_as();

} // namespace app
