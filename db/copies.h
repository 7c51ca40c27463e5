// Whole copies of an open workspace: before a conversion, after a redaction, and when its file went away.
#pragma once

#include "db/sqlite.h"

namespace db {

/// Writes everything into a new file that only its owner may read, and looks whether it can be read again. Throws
/// Error and leaves no file when it could not be written; Error{refused} when something is there already.
void write_copy(Connection& connection, std::string const& target);

/// Writes the pages of a workspace into a new file that only its owner may read as they are, whatever they hold. Throws
/// as write_copy() does.
void write_pages(Connection& connection, std::string const& target);

/// Makes one database what the other is, all at once or not at all. Neither may be in a transaction.
void copy_pages(Connection& from, Connection& to);

/// Gives a whole file its name, which nothing may have yet, and forces both to the disk. Throws Error as write_copy() does.
void give_name(OpenFile const& file, std::string const& unfinished, std::string const& name);

/// Removes the copies of the workspace at `path`, and what it was being made anew in, that a program began and did not
/// finish, as it was killed: files of just their names; a link or a folder so named is somebody else's. Only who holds
/// the lock may call it. Throws nothing: one that stays is in nobody's way.
void remove_unfinished_copies(std::string const& path) noexcept;

/// The first that is free of "name.ending", "name.2.ending", "name.3.ending" …
std::string free_name(std::string const& name, std::string const& ending);

} // namespace db
