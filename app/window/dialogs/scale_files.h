// Rating scales that come from files and go to files, chosen in a dialog.
#pragma once

#include "app/desk/desk.h"

class wxWindow;

namespace app {

void import_scale_by_dialog(wxWindow* parent, Desk& desk);
void export_scale_by_dialog(wxWindow* parent, Desk& desk, core::Scale const& scale);

} // namespace app
