// What is known of the history while the window is open: opening looked at the heads; as soon as nobody touches the
// window for some seconds a thread of its own walks the whole log, quietly, and again some time after changes.
#pragma once

#include "app/window/stillness.h"
#include "app/desk/tasks.h"
#include "app/window/ui_thread.h"
#include "app/desk/workbench.h"

#include <wx/timer.h>

#include <optional>

namespace app {

class TrustWatch {
public:
    explicit TrustWatch(Workbench& workbench);

    /// How far the log was walked since the workspace was opened.
    enum class Walk { due, under_way, done, failed };
    Walk walk() const { return walk_; }
    /// What opening found of the heads, or the last walk of everything.
    core::Verification const& found() const { return found_; }
    /// Whether `found` rests on a walk.
    bool walked() const { return walked_; }
    /// Of a walk that is under way: the share that is done, if it is known.
    std::optional<double> done() const { return done_; }
    /// Why the last walk could not be made.
    core::Message const& problem() const { return problem_; }

    /// Walks it now.
    void look();
    /// Something about the heads was decided: they are looked at again, and the log is walked.
    void look_again();
    /// Somebody else walked it: what was found counts here, and for what may be written.
    void learn(core::Verification found);

    Signal<> changed;
    Signal<> progressed; ///< `done` moved on

private:
    void wait_for_stillness();
    void fail(core::Error const& error);

    Workbench& workbench_;
    core::Verification found_;
    core::Message problem_;
    Walk walk_ = Walk::due;
    bool walked_ = false;
    bool outdated_ = false; ///< another walk was asked for during this one
    std::optional<double> done_;
    Stillness stillness_;
    wxTimer waiting_; ///< for a moment in which nobody does anything
    wxTimer again_;
    Subscription on_change_;
    Tasks tasks_{ui_thread()}; ///< behind the rest: no worker outlives what it reports to
    Subscription on_progress_;
};

} // namespace app
