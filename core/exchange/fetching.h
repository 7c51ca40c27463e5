// Which lanes that lie at the transport are read, and how far. It is asked first who may come in: whoever reaches the
// transport can leave there what costs time and room to read.
#pragma once

#include "core/exchange/sync.h"

namespace core {

/// A lane of which there is more than is here.
struct Wanted {
    LaneOffer offer;
    std::int64_t from = 0;
    MerkleFrontier tree;
    bool may_come = false; ///< its key belongs to the desk, or did, by what is here
};

struct ReadLanes {
    std::vector<LaneBatch> batches;
    std::vector<LaneFinding> findings;
    std::int64_t waiting = 0; ///< entries that have not all arrived
    /// A lane of a key that is no member. Only its first entry was read; `asks` is set if that asks to join.
    struct Outsider {
        LaneOffer offer;
        std::optional<MemberNotice> asks;
    };
    std::vector<Outsider> outsiders;
};

/// Lanes of members are read, and of whom their entries name; of all others one entry, which may ask to join.
ReadLanes read_lanes(Transport& transport, std::vector<Wanted> wanted, Progress& progress);

} // namespace core
