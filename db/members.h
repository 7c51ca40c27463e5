// The members of a shared desk, as the log of this file says, and what their keys may do.
#pragma once

#include "core/log/members.h"
#include "db/clocks.h"

namespace db {

class Proven;

class Members {
public:
    /// What the log says. An entry that does not hold says nothing, nor one of a lane without a key.
    static Members of(Connection const& connection, Proven const& proven);
    /// Whether an entry from this one on may say something of members.
    static bool said_since(Connection const& connection, core::Seq seq);
    /// Takes in lanes that were begun since.
    void look_at_lanes(Connection const& connection);

    core::Roster const& now() const { return now_; }
    bool empty() const { return said_.empty(); }
    /// As whoever wrote an entry could know it.
    core::Roster const& known_to(EntryPlace const& entry, Clocks const& clocks) const {
        return said_.known_to(entry, clocks.all());
    }
    /// Whether an entry counts, and what its key may decide in it: core::Memberships tells how.
    bool counts(EntryPlace const& entry, Clocks const& clocks) const;
    bool may(EntryPlace const& entry, core::DeskRole role, Clocks const& clocks) const;
    core::Memberships const& all() const { return said_; }
    core::PublicKey key_of(std::int64_t lane) const;

private:
    core::Memberships said_;
    std::map<std::int64_t, core::PublicKey> keys_; // of lanes
    core::Roster now_;
};

} // namespace db
