// What the columns of a table of claims are: each with its first cells, and below them the claims that the first rows
// would become. What was said is kept in a file and taken from one.
#pragma once

#include "app/desk/incoming.h"

#include <optional>

class wxWindow;

namespace app {

/// What the person said of the table; nothing when it is not to come in.
std::optional<core::ColumnMap> ask_about_columns(wxWindow* parent, Incoming::Table const& table);

} // namespace app
