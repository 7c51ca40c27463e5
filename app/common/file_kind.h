// What stands at a path before it is read or written: only plain files are, and never one that this program
// has open as a workspace.
#pragma once

#include "core/base/say.h"

#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>

namespace app {

/// A sentence when that is no plain file but a folder, a pipe, a device, a socket or a link.
std::optional<core::Message> not_a_file(std::string const& path, mode_t mode);

/// The database that a file of this name belongs to, going by the names SQLite and this program give; none for others.
std::optional<std::string_view> owner_of(std::string_view name);

/// Whether a file that begins so is a database of SQLite, or its log or journal.
bool is_database(std::string_view begins);

/// Whether this program has that very file open as a workspace or as what belongs to one. Opening and closing it once more would drop the locks of
/// SQLite, which belong to the process and not to the descriptor.
bool is_open_here(struct stat const& file);

/// Whether both are the same file.
bool same_file(struct stat const& one, struct stat const& other);

} // namespace app
