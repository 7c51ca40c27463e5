// The decisions in a log that count: signed, in entries that hold, and not among what nobody had signed. Each is about
// one finding, named by what it was, where, and what stood there.
#pragma once

#include "core/log/unsigned_tails.h"
#include "db/rows.h"

namespace db {

class Proven;

class Decisions {
public:
    struct Made {
        core::Seq seq = 0;
        core::Decision decision;
    };
    static Decisions none() { return {}; }
    /// Those of a log, oldest first. Throws Error{damaged} when it cannot be read.
    static Decisions of(Connection const& connection, Proven const& proven);
    /// The same; of one that cannot be read, none.
    static Decisions readable(Connection const& connection, Proven const& proven);

    std::vector<Made> const& all() const { return made_; }
    core::UnsignedTails const& tails() const { return tails_; }
    /// Whether one is about this very finding. Reads where its revision stands from the connection.
    bool are_about(Connection const& connection, Difference const& found) const;

private:
    std::vector<Made> made_;
    core::UnsignedTails tails_;
};

/// Where a finding begins; nowhere when it does not say, or when the revision is missing.
core::LogPlace place_of_finding(Connection const& connection, std::optional<core::Seq> at);

/// Whether a decision names a finding that begins at that place.
bool names(core::Decision const& decision, Difference const& found, core::LogPlace const& at);

} // namespace db
