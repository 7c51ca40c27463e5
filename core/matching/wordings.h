// How one statement is worded wherever it was read: every outlet held against the wording nearest to what was said, and how
// many independent origins there are behind them all.
#pragma once

#include "core/editorial/trail.h"
#include "core/search/grave_difference.h"

namespace core {

struct Outlet {
    TrailStep step;
    bool reference = false;        ///< the wording the others are held against
    bool translated = false;       ///< in another language than that one: not compared
    double kept = 1;               ///< share of the words of the reference that stand in it, in their order
    std::vector<Piece> difference; ///< from the reference to it; empty when nothing differs or it is not compared
    GraveDifference grave;
    std::string voice;             ///< who stands behind it (core/editorial/trail.h); empty: nobody is known
};

struct Wordings {
    std::vector<Outlet> outlets; ///< the reference first, the others as the trail leads
    std::int64_t origins = 0;    ///< independent ones: one agency is one voice
};

/// Of a statement, of those that repeat it or that it repeats, and of what was quoted from any of them. The reference is the earliest step of a trail before which
/// nothing is known, one that is a primary source if there is one.
Wordings wordings_of(Records const& reader, Id<Statement> statement);

} // namespace core
