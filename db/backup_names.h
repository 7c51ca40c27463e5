// The files of backups, known by their names alone: "desk-9f3a61c2-20261130T101500123Z-rhythm.counterpoint" is one of
// the workspace whose own name begins so. Whatever is called otherwise is somebody else's.
#pragma once

#include "core/store/backups.h"

namespace db {

/// Of a workspace at a path, by its own name (Records::workspace()).
std::string backup_name(std::string const& path, std::string const& workspace, core::Instant made, core::BackupFor why);

/// Those of a workspace in a folder, newest first; none where there is no such folder. Throws Error{io} when it cannot
/// be read.
std::vector<core::Backup> backups_in(std::string const& folder, std::string const& workspace);

/// Removes what a program that ended had begun to write there. Throws nothing.
void remove_unfinished_backups(std::string const& folder) noexcept;

/// What a backup is called while it is not whole.
inline constexpr char const* unfinished_ending = ".part";

} // namespace db
