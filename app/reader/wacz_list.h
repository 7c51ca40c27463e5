// What an archive of web pages says of its own files, and how much of it is so.
#pragma once

#include "app/reader/archive.h"
#include "core/ingest/web_answers.h"

#include <string>
#include <vector>

namespace reader {

struct WaczList {
    core::WantedPage main_page; ///< without an address where none is named
    std::string newer_version; ///< of the form, where it is newer than those known here
    bool names_pages = false;   ///< whether it has its list of pages
    std::vector<std::string> missing, extra, altered; ///< names of files
    std::size_t listed = 0;
    enum class Fixed { holds, broken, not_said } fixed = Fixed::not_said; ///< the list itself, by its own digest
    enum class Signed { by_nobody, by_a_key, for_a_domain, wrongly } sign = Signed::by_nobody;
    std::string who; ///< the fingerprint of the key, or the domain
    std::string created;

    bool is_complete() const { return missing.empty() && extra.empty(); }
};

/// Refuses an archive without a list.
WaczList read_wacz_list(Entries const& entries, core::IngestOptions const& options);

/// Its pages in their order, each with the time of its capture, at most so many.
std::vector<core::WantedPage> wacz_pages(Entries const& entries, std::size_t most);

} // namespace reader
