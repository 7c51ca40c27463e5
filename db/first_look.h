// The first look at a file that may come from a stranger, before it is known to be built as we build it; and a bound
// for the work that opening it may take.
#pragma once

#include "db/sqlite.h"

namespace db {

/// As long as it lives, a connection reads its file with short values, no triggers and few steps: what asks for more
/// ends with Error{cancelled} or another. Statistics are not read, neither now nor later by this connection: with
/// those of a small workspace a large one is searched row by row, and a stranger's say what they like.
class FirstLook {
public:
    explicit FirstLook(Connection& connection);
    ~FirstLook();
    FirstLook(FirstLook const&) = delete;
    FirstLook& operator=(FirstLook const&) = delete;
    /// Reads what tables, indexes and triggers there are.
    void read_structure();

private:
    Connection& connection_;
};

/// As long as it lives, a connection takes no more steps than a file of that many bytes can need to be opened, with
/// its conversion from an earlier version; what takes more ends with Error{cancelled}.
class Bounded {
public:
    Bounded(Connection& connection, std::uint64_t bytes);
    ~Bounded();
    Bounded(Bounded const&) = delete;
    Bounded& operator=(Bounded const&) = delete;

private:
    Connection& connection_;
};

} // namespace db
