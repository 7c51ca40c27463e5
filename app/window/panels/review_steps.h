// The steps a review can take now, as a row of buttons with room for what is said along with one.
#pragma once

#include "app/desk/desk.h"
#include "core/editorial/gate.h"

#include <optional>
#include <vector>

class wxSizer;
class wxWindow;

namespace app {

/// What this person can do with the review of a dossier now.
struct ReviewSteps {
    std::vector<core::ReviewStep> open;
    std::vector<core::GateLine> gate; ///< while it is being written
    bool passed = true;               ///< nothing of the gate is missing
    std::optional<core::ReviewStep> next; ///< carries it on: the first of all buttons
};
ReviewSteps review_steps(Desk& desk, core::Dossier const& dossier);

/// A row for these steps; when the gate is not passed, submitting asks why. Empty when there are none. Approving again is
/// not among them: it stands beside what changed (after_publication.h).
wxSizer* review_step_row(wxWindow* parent, Desk& desk, core::Dossier const& dossier, ReviewSteps const& can);

} // namespace app
