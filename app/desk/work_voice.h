// What a seat says to the others about its own work, on the thread of the exchange: at once when it becomes another, and
// again while it lasts (core/exchange/at_work.h).
#pragma once

#include "core/exchange/at_work.h"
#include "core/exchange/transport.h"

#include <chrono>
#include <mutex>
#include <string>

namespace app {

class WorkVoice {
public:
    /// By whose key it is said, of which workspace. On any thread, as all of these.
    void speak_as(std::string workspace, core::Voucher voucher);
    /// On what from now on; none: on nothing. Whether that is something else than before.
    bool work_on(core::Ref what);
    /// How long to wait at most before it is to be said again.
    std::chrono::milliseconds until_due(std::chrono::milliseconds longest) const;
    /// Says there what is due, by the clock of the wall. Throws what the transport throws.
    void speak(core::Transport& transport, core::Instant now);

private:
    using Clock = std::chrono::steady_clock;
    bool is_due() const;

    mutable std::mutex mutex_;
    std::string workspace_;
    core::Voucher voucher_;
    core::Ref what_;
    bool changed_ = false;
    Clock::time_point said_{};
};

} // namespace app
