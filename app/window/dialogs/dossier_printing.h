// The dossier that shows, on paper.
#pragma once

#include "app/desk/desk.h"
#include "app/desk/tasks.h"

class wxWindow;

namespace app {

/// Makes its pages on the worker, as it stands now or, where the past shows, as it stood then; then asks for a printer and prints.
void print_dossier_shown(wxWindow* parent, Desk& desk, Tasks& tasks);

} // namespace app
