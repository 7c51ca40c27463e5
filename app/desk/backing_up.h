// Backups from the desk: on command, by themselves after some time of work, and before what changes much at once. All on
// the worker, while the person goes on.
#pragma once

#include "app/desk/tasks.h"
#include "app/desk/workbench.h"
#include "core/store/backups.h"

#include <chrono>

namespace app {

/// One before what changes much, unless the person wants none by themselves or the newest has all already. What kept it
/// from being made; nothing when all is well. On any thread.
std::optional<core::Message> back_up_before(std::string const& path, core::BackupFor what, core::Progress& progress);

class BackingUp {
public:
    /// `tasks` is its owner's, and ends before this does.
    BackingUp(Workbench& workbench, Tasks& tasks);

    /// On command: walked through, and told.
    void back_up();
    /// If something changed since the last one, and the first of it so long ago as the person wishes.
    void back_up_if_due();
    /// Makes one and goes on, also when that failed, which is told. Whoever asks has not gone away by then.
    void before(core::BackupFor what, std::function<void()> go_on);

private:
    using Clock = std::chrono::steady_clock;
    Workbench& workbench_;
    Tasks& tasks_;
    std::optional<Clock::time_point> changed_; ///< the first change since the last one
    bool told_ = false;                        ///< that none can be made: once
    Subscription on_change_;
};

} // namespace app
