// Backups of a workspace, as core/store/backups.h has them: copied page by page on a connection of their own that sees
// one state, so that commits going on meanwhile neither wait nor make it begin anew.
#pragma once

#include "core/store/backups.h"
#include "db/sqlite.h"

namespace db {

struct BackupOptions {
    std::string folder;                        ///< where they lie; made when it is not there
    std::function<std::int64_t()> clock;       ///< UTC ms since 1970; empty = system clock
    std::function<std::uint64_t(std::string const& folder)> free_bytes; ///< test seam; empty = what the system says
    std::function<void()> while_copying;       ///< test seam: called after every step
};

/// Of a workspace that was opened, by this process or another.
std::unique_ptr<core::Backups> backups_of(std::string const& path, BackupOptions options);

/// After a redaction: one fresh backup, without free pages, stands in for those of the folder that may hold what is
/// gone. What to say of that; nothing when there was none.
std::optional<core::Message> renew_backups(Connection& connection, std::string const& path, std::string const& folder,
                                           core::Instant now);

} // namespace db
