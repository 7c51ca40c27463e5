// The clocks of a file's entries, read once and then as entries come.
#pragma once

#include "core/log/clocks.h"
#include "core/store/entries.h"
#include "db/sqlite.h"

#include <string>

namespace db {

using core::EntryPlace; // by the number the file has for the lane

class Clocks {
public:
    /// Takes in the entries that came since, up to the newest revision.
    void read(Connection const& connection, core::Seq newest);
    /// From this revision on nothing is known any more.
    void forget(core::Seq from);
    core::Clocks const& all() const { return clocks_; }
    bool knows(EntryPlace const& earlier, EntryPlace const& later) const { return clocks_.knows(earlier, later); }

private:
    core::Clocks clocks_;
    std::map<std::string, std::int64_t, std::less<>> numbers_;
    core::Seq until_ = 0;
};

/// Whether there is more than one lane: with one alone, entries follow each other.
bool has_lanes(Connection const& connection);

} // namespace db
