// What a desk is on a PostgreSQL server: tables that seats read, and functions, the only way they change them.
#pragma once

namespace app {

/// Of the functions below. A desk of an earlier one is brought up to date by its founder; earlier programs work on.
constexpr int postgres_edition = 3;

/// $ROLE is the role that seats have there.
extern char const* const postgres_tables;
extern char const* const postgres_functions;
/// The tables of edition 1 made those of today.
extern char const* const postgres_upgrade;

} // namespace app
