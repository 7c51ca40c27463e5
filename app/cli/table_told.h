// A table of claims on the command line: what was said of its columns, and what its first rows would become.
#pragma once

#include "app/cli/lookup.h"
#include "app/intake/collection.h"

namespace app::cli {

/// What the file after --map says; nothing without one. Throws Error{bad_input}.
core::ColumnMap column_map(Call const& call);

/// What the first rows of a table would become, field by field.
Json first_rows(Arrival const& arrival, core::ColumnMap const& map);

/// One of them as a line for people: "line 2: text = …; speaker = …". Programs have the rows themselves.
void tell_row(Call& call, Json const& row);

} // namespace app::cli
