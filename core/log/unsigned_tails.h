// Entries behind a signed head that nobody had signed when somebody decided about them. A signed head that comes later
// covers them, and yet they stay nobody's: counted for ever, and what they decide or take out counts for nothing.
#pragma once

#include "core/log/redaction.h"

#include <map>

namespace core {

/// Told of signed decisions, the newest first: one that stands in such a tail itself is not heard.
class UnsignedTails {
public:
    /// Whether it counts, being in none of the tails known so far.
    bool hear(LogPlace const& place, Decision const& decision);
    bool contain(LogPlace const& place) const;
    /// How many of the first `size` entries of a lane.
    std::int64_t count(std::string const& lane, std::int64_t size) const;
    bool empty() const { return tails_.empty(); }

private:
    std::map<std::string, std::map<std::int64_t, std::int64_t>> tails_; // of each lane from and to, apart from each other
};

} // namespace core
