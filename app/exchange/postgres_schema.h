// What a desk on a PostgreSQL server is made of. Seats read everything and write nothing themselves: two functions append
// to the lane that belongs to who is logged in, and one takes words out of it that a redaction took out.
#pragma once

namespace app {

/// Lays the schema; the role that seats are given is $ROLE.
extern char const* const postgres_schema;

} // namespace app
