// The steps a correction can take: from which state to which, who may take each, and what of the correction it writes.
// Whoever takes or weighs one asks here.
#pragma once

#include "core/model/correction.h"

#include <array>
#include <string_view>

namespace core {

struct CorrectionTransition {
    enum class Who { editor, editor_or_proposer };
    CorrectionState from;
    CorrectionState to;
    Who who;
    std::array<std::string_view, 4> writes;
};
inline constexpr std::array correction_transitions{
    CorrectionTransition{CorrectionState::waiting, CorrectionState::in_force, CorrectionTransition::Who::editor, {"state", "signed_by", "signed_at"}},
    CorrectionTransition{CorrectionState::waiting, CorrectionState::turned_down, CorrectionTransition::Who::editor_or_proposer,
                         {"state", "signed_by", "signed_at", "remark"}},
};

} // namespace core
