// How far the entries of each lane name the other lanes: a table, so that a save need not look for it, and made from
// what the entries say of it (`seen`). Whoever raises a number there keeps the next entries from naming another lane's
// head, so it is compared like everything that is made from the log.
#pragma once

#include "db/sqlite.h"

#include <map>

namespace db {

class LanesSeen {
public:
    /// What all entries there are say of it.
    static LanesSeen by_the_log(Connection const& connection);

    /// Takes in the `seen` of the next entry of a lane, which is known by its number; bytes that are no list of heads
    /// say nothing.
    void note(std::int64_t lane, std::string_view seen);
    /// Whether the table says the same.
    bool stand_in(Connection const& connection) const;
    /// Makes the table say it; call inside a transaction.
    void write(Connection const& connection) const;

private:
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> sizes_; // of lanes by name, for a lane's number
};

/// The sentence for a table that says something else.
core::Message seen_otherwise();

} // namespace db
