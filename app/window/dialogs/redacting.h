// Redaction from the window: asks, records, and has the traces removed on the worker; what a window that was
// closed meanwhile left behind is removed after the next opening.
#pragma once

#include "app/desk/backing_up.h"
#include "app/desk/tasks.h"
#include "app/desk/workbench.h"
#include "core/operations/redactions.h"

class wxWindow;

namespace app {

class Redacting {
public:
    /// `tasks` is its owner's, and ends before this does.
    Redacting(Workbench& workbench, Tasks& tasks, BackingUp& backing_up)
        : workbench_(workbench), tasks_(tasks), backing_up_(backing_up) {}

    void ask(wxWindow* parent, core::Ref record);
    /// `told`: what is to be said at the end besides.
    void scrub(std::vector<core::Message> told = {});

    struct Outcome {
        bool whole = false; ///< nothing is left to do
        std::string told;
    };
    Signal<Outcome const&> ended;

private:
    void redact(core::Ref record, core::RedactionFacts const& facts);

    Workbench& workbench_;
    Tasks& tasks_;
    BackingUp& backing_up_;
};

} // namespace app
