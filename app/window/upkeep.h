// Keeps the indexes of the workspace tidy while nobody does anything: a little at a time, some seconds after
// the last change.
#pragma once

#include "app/desk/workbench.h"

#include <wx/timer.h>

namespace app {

class Upkeep {
public:
    explicit Upkeep(Workbench& workbench);

private:
    void work();
    Workbench& workbench_;
    wxTimer timer_;
    Subscription on_change_;
};

} // namespace app
