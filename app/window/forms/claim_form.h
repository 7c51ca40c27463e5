// The sentence that can be checked: made from a statement, on its own, or changed.
#pragma once

#include "app/window/forms/form.h"

namespace app {

class ClaimForm : public Form {
public:
    ClaimForm(wxWindow* parent, Desk& desk);
};

} // namespace app
