// Addresses of copies that archives of the web keep: told by their form alone, nobody is asked.
#pragma once

#include "core/time/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

struct ArchiveLink {
    std::string archive;  ///< "web.archive.org", "archive.today", "perma.cc"
    std::string original; ///< the page it is a copy of, where the address says so; else empty
    PartialDate taken;    ///< when, where the address says so
};

/// Nothing when the address has the form of none of the archives that are known.
std::optional<ArchiveLink> archive_link(std::string_view address);

} // namespace core
