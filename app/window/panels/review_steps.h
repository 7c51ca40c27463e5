// The steps a review can take now, as a row of buttons with room for what is said along with one.
#pragma once

#include "app/desk/desk.h"

class wxSizer;
class wxWindow;

namespace app {

enum class Gate { passed, not_passed };

/// A row for the steps of the dossier's review that are open to this person; when the gate is not passed, submitting
/// asks why. Empty when there are none. Approving again is not among them: it stands beside what changed
/// (after_publication.h).
wxSizer* review_step_row(wxWindow* parent, Desk& desk, core::Dossier const& dossier, Gate passed);

} // namespace app
