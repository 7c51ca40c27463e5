// Progress is where long work reports and where it is cancelled: update() is cheap enough to call
// for every record, tells the listener at most ten times a second, and throws when asked to stop.
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>

namespace core {

class Progress {
public:
    using Listener = std::function<void(std::uint64_t done, std::uint64_t total)>;

    Progress() = default;
    Progress(std::stop_token stop, Listener listener)
        : stop_(std::move(stop)), listener_(std::move(listener)) {}

    /// Reports `done` of `total` units (total 0 = unknown). Throws Error{cancelled} once a stop was
    /// requested. Call from the working thread; the listener runs on it too.
    void update(std::uint64_t done, std::uint64_t total) {
        if (stop_.stop_requested()) throw Error(Code::cancelled, say("Stopped at your request."));
        if (!listener_) return;
        auto const now = std::chrono::steady_clock::now();
        if (done != total && now - last_ < std::chrono::milliseconds(100)) return;
        last_ = now;
        listener_(done, total);
    }

    bool stop_requested() const { return stop_.stop_requested(); }

private:
    std::stop_token stop_;
    Listener listener_;
    std::chrono::steady_clock::time_point last_{};
};

} // namespace core
