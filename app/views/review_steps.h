// The steps a review can take now, as buttons; a step that needs a remark asks for it in place.
#pragma once

#include "app/desk.h"

class wxSizer;
class wxWindow;

namespace app {

/// Null when no step is open to this person.
wxSizer* review_step_row(wxWindow* parent, Desk& desk, core::Review const& review);

} // namespace app
