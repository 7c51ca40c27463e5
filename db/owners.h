// Whose key signs each lane: entries say so in their notices, from themselves on until another says otherwise.
#pragma once

#include "core/store/entries.h"
#include "db/sqlite.h"

#include <map>

namespace db {

class Proven;

class Owners {
public:
    /// What the log says. An entry that does not hold says nothing, nor one that nobody had signed when somebody decided
    /// about it, nor one that names nobody.
    static Owners of(Connection const& connection, Proven const& proven);

    /// Whose key signed the entry at a place, or signs the next one there; empty when nobody ever said.
    std::string at(core::LogPlace const& place) const;
    void name(core::Revision& revision) const { revision.owner = at(revision.place()); }

private:
    std::map<core::LogPlace, std::string> said_;
};

} // namespace db
