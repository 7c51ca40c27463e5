// Numbers kept beside the records, so that nobody counts a million rows to show one.
#pragma once

#include "db/sqlite.h"

namespace db {

/// 0 for a name that was never set.
std::int64_t counter(Connection const& connection, std::string_view name);
void set_counter(Connection& connection, std::string_view name, std::int64_t value);
void add_to_counter(Connection& connection, std::string_view name, std::int64_t added);

} // namespace db
