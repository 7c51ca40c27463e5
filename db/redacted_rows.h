// What redactions that count took out: states of records, and reasons. Two tables say it, so that a trigger and a look at
// one record need not read every entry; both are made from what the entries say, and compared with that.
#pragma once

#include "core/log/unsigned_tails.h"
#include "core/store/entries.h"
#include "db/sqlite.h"

#include <map>

namespace db {

class RedactedRows {
public:
    /// By the entries there are. One that nobody signs, anybody may have written: it takes nothing out of what is signed.
    static RedactedRows by_the_log(Connection const& connection, core::UnsignedTails const& tails);

    bool hold(core::State const& state) const { return states_.contains(state); }
    bool hold_reason(core::Seq seq) const { return reasons_.contains(seq); }
    /// Whether the tables say the same.
    bool stand_in(Connection const& connection) const;
    /// Makes the tables say it; call inside a transaction.
    void write(Connection const& connection) const;

private:
    std::map<core::State, core::Seq> states_; // by which revision
    std::map<core::Seq, core::Seq> reasons_;
};

/// The sentence for tables that say something else.
core::Message redacted_otherwise();

} // namespace db
