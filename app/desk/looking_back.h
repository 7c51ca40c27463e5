// What somebody who looks at the past has before them: whose history, which moments are wanted, the one chosen, the
// one it is compared with, and the revision at which a dossier is shown as it stood.
#pragma once

#include "core/log/as_of.h"
#include "core/editorial/chronicle.h"

#include <algorithm>

namespace app {

struct LookingBack {
    core::Ref root = {};
    core::MomentFilter filter = {};
    core::Seq chosen = 0;   ///< the moment whose changes show; 0 = none
    core::Seq marked = 0;   ///< waits for another to be compared with; 0 = none
    core::Seq compared = 0; ///< `chosen` is compared with the state right after it; 0 = with what was before
    core::Seq past = 0;     ///< the dossier shows as it stood after it

    /// The older and the newer of the two moments that are compared.
    core::Seq from() const { return compared ? std::min(chosen, compared) : chosen - 1; }
    core::Seq to() const { return compared ? std::max(chosen, compared) : chosen; }
};

} // namespace app
