// Whole copies of an open workspace: before a conversion, after a redaction, and when its file went away.
#pragma once

#include "db/sqlite.h"

namespace db {

/// Writes everything into a new file that only its owner may read, and looks whether it can be read again. Throws
/// Error and leaves no file when it could not be written; Error{refused} when something is there already.
void write_copy(Connection& connection, std::string const& target);

/// The first that is free of "name.ending", "name.2.ending", "name.3.ending" …
std::string free_name(std::string const& name, std::string const& ending);

} // namespace db
