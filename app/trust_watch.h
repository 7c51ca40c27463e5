// What is known of the history while the window is open: opening looked at the heads; soon after, and after
// half an hour in which nobody did anything, a thread of its own walks the whole log, quietly.
#pragma once

#include "app/tasks.h"
#include "app/workbench.h"

#include <wx/timer.h>

namespace app {

class TrustWatch {
public:
    explicit TrustWatch(Workbench& workbench);

    core::Verification const& found() const { return found_; }
    /// Whether the log was walked since the workspace was opened.
    bool walked() const { return walked_; }
    /// Walks it now.
    void look();
    /// Something about the heads was decided: they are looked at again, and the log is walked.
    void look_again();

    Signal<> changed;

private:
    Workbench& workbench_;
    core::Verification found_;
    bool walked_ = false;
    bool walking_ = false;
    bool outdated_ = false; ///< another walk was asked for during this one
    wxTimer timer_;
    Subscription on_change_;
    Tasks tasks_; ///< last: no worker outlives what it reports to
};

} // namespace app
