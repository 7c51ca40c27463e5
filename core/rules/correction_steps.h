// The steps a correction can take: in which state it begins, from which state to which each step leads, who may take it, what
// of the correction it writes, and how far the verdict is afterwards. Whoever offers, takes or weighs one asks here.
#pragma once

#include "core/model/correction.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace core {

enum class CorrectionStep { sign, turn_down };

struct CorrectionTransition {
    enum class Who { editor, editor_or_proposer };
    CorrectionStep step;
    CorrectionState from;
    CorrectionState to;
    Who who; ///< at a shared desk; where the rules want a second person, that editor is not the proposer
    std::array<std::string_view, 4> writes;
};

inline constexpr std::array correction_transitions{
    CorrectionTransition{CorrectionStep::sign, CorrectionState::waiting, CorrectionState::in_force, CorrectionTransition::Who::editor,
                         {"state", "signed_by", "signed_at"}},
    CorrectionTransition{CorrectionStep::turn_down, CorrectionState::waiting, CorrectionState::turned_down,
                         CorrectionTransition::Who::editor_or_proposer, {"state", "signed_by", "signed_at", "remark"}},
};

/// The one that step takes from a state; null when it takes none.
constexpr CorrectionTransition const* transition_for(CorrectionStep step, CorrectionState from) {
    auto const found = std::ranges::find_if(correction_transitions, [&](CorrectionTransition const& transition) {
        return transition.step == step && transition.from == from;
    });
    return found == correction_transitions.end() ? nullptr : &*found;
}

/// The state in which the operations begin a correction of that tier.
constexpr CorrectionState first_state(Tier tier) {
    return needs_signature(tier) ? CorrectionState::waiting : CorrectionState::in_force;
}

/// The state of a verdict that was in `state`, once a correction of that tier is in force.
constexpr ReviewState corrected_state(Tier tier, ReviewState state) {
    if (tier == Tier::withdrawal) return ReviewState::withdrawn;
    return needs_signature(tier) ? ReviewState::corrected : state;
}

} // namespace core
