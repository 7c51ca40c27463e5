// What an archive of web pages says of its own files, and how much of it is so.
#pragma once

#include "app/reader/archive.h"

#include <string>
#include <vector>

namespace reader {

struct WaczList {
    std::string main_page; ///< address; empty where none is named
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

/// The addresses of its pages in their order, at most so many.
std::vector<std::string> wacz_pages(Entries const& entries, std::size_t most);

} // namespace reader
