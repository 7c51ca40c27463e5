// What holds of a review in each state it can be in, once: whoever asks whether a verdict is out, in force or still
// being written asks here.
#pragma once

#include "core/model/review.h"

namespace core {

enum StateTrait : unsigned {
    being_looked_at = 0,
    being_written = 1,  ///< it is with its author, and the gate says what is missing
    keeps_approval = 2, ///< what was approved is to stay as it is; it goes stale when something changes
    corrected_only = 4, ///< readers take it for what is found: it changes by a correction only
    was_out = 8         ///< readers have seen it: it is neither deleted nor reworded
};

constexpr unsigned traits_of(ReviewState state) {
    switch (state) { // without a default: the compiler names a state that is left out
    case ReviewState::draft:
    case ReviewState::changes_requested: return being_written;
    case ReviewState::in_review: return being_looked_at;
    case ReviewState::approved: return keeps_approval;
    case ReviewState::published:
    case ReviewState::corrected: return keeps_approval | corrected_only | was_out;
    case ReviewState::withdrawn: return was_out;
    }
    return being_looked_at;
}

constexpr bool has_trait(ReviewState state, StateTrait trait) { return (traits_of(state) & trait) != 0; }

} // namespace core
