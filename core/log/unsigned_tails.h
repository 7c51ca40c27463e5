// Entries behind a signed head that nobody had signed when somebody decided about them. A signed head that comes later
// covers them, and yet they stay nobody's: counted for ever, and what they decide or take out counts for nothing.
#pragma once

#include "core/log/redaction.h"
#include "core/store/trust.h"

#include <map>

namespace core {

/// Told of signed decisions, the newest first: one that stands in such a tail itself is not heard. What the newest head
/// of a lane covers its own key signed, and no other lane's decision says otherwise.
class UnsignedTails {
public:
    UnsignedTails() = default;
    explicit UnsignedTails(std::vector<LaneReport> const& lanes);
    /// Whether it counts, being in none of the tails known so far.
    bool hear(LogPlace const& place, Decision const& decision);
    bool contain(LogPlace const& place) const;
    /// How many of the first `size` entries of a lane.
    std::int64_t count(std::string const& lane, std::int64_t size) const;
    bool empty() const { return tails_.empty(); }

private:
    std::int64_t covered(std::string const& lane) const;

    std::map<std::string, LaneReport> lanes_;
    std::map<std::string, std::map<std::int64_t, std::int64_t>> tails_; // of each lane from and to, apart from each other
};

} // namespace core
