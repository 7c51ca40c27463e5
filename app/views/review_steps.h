// The steps a review can take now, as buttons; a step that needs a remark asks for it in place.
#pragma once

#include "app/desk.h"

class wxSizer;
class wxWindow;

namespace app {

wxSizer* review_step_row(wxWindow* parent, Desk& desk, core::Review const& review);

} // namespace app
