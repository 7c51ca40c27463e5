// How a workspace is built: each version in its own way, told apart before anything in a file is used, and made one
// of this version step by step.
#pragma once

#include "db/sqlite.h"

namespace db {

constexpr std::int64_t application_id = 0x43504E54; // "CPNT"

/// The version of the structure that this program makes.
std::int64_t newest_schema();
/// Makes an empty database one of that version, without an identity; call inside a transaction.
void build_structure(Connection& connection);

/// The tables that tell how large the others are: they were when those were small, or as a stranger says.
std::vector<std::string> statistics_in(Connection const& connection);
/// Call inside a transaction.
void drop_statistics(Connection& connection);

} // namespace db
