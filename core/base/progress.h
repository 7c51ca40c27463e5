// Progress is where long work reports and where it is cancelled: update() is cheap enough to call for every record,
// tells the listener at most ten times a second, and throws when asked to stop. Work of several steps hands each of
// them a part of its span, which is a Progress like any other: no step has to know where it stands in the whole, and
// the whole never goes back.
#pragma once

#include "core/base/error.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

namespace core {

/// Of one piece of work. Only stop_requested() may be called on another thread than the one that works.
class Progress {
public:
    /// `done` of `total` of the whole, which never becomes less; total 0 as long as it is not known.
    using Listener = std::function<void(std::uint64_t done, std::uint64_t total)>;

    Progress() = default;
    /// The listener hears of it once in `interval` at most, and of the end.
    Progress(std::stop_token stop, Listener listener,
             std::chrono::milliseconds interval = std::chrono::milliseconds(100))
        : stop_(std::move(stop)), listener_(std::move(listener)), interval_(interval) {}
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

    /// Reports `done` of `total` units of this span (total 0 = unknown). Throws Error{cancelled} once a stop was
    /// requested. The listener runs on the thread that calls.
    void update(std::uint64_t done, std::uint64_t total) {
        if (stop_requested()) throw Error(Code::cancelled, say("Stopped at your request."));
        reach(total ? static_cast<double>(std::min(done, total)) / static_cast<double>(total) : 0, total > 0);
    }

    /// The next `share` of this span, 0 to 1, behind the parts given before; less where no more is left. This one
    /// outlives it, and says nothing itself before the part is done.
    [[nodiscard]] Progress part(double share) { return Progress(*this, std::min(given_ + std::max(share, 0.0), 1.0)); }
    /// All that is left of this span.
    [[nodiscard]] Progress rest() { return part(1); }

    bool stop_requested() const { return whole_ ? whole_->stop_requested() : stop_.stop_requested(); }

private:
    /// So finely the listener is told.
    static constexpr std::uint64_t steps = 1'000'000;

    Progress(Progress& whole, double to) : whole_(&whole), from_(whole.given_), to_(to) { whole.given_ = to; }

    void reach(double place, bool known) {
        place_ = std::max(place_, place);
        if (whole_) return whole_->reach(place_ < 1 ? from_ + (to_ - from_) * place_ : to_, known);
        known_ = known_ || known;
        if (!listener_ || ended_) return;
        ended_ = place_ >= 1;
        auto const now = std::chrono::steady_clock::now();
        if (!ended_ && told_ && now - *told_ < interval_) return;
        told_ = now;
        listener_(static_cast<std::uint64_t>(place_ * static_cast<double>(steps)), known_ ? steps : 0);
    }

    std::stop_token stop_;
    Listener listener_;
    std::chrono::milliseconds interval_{0};
    std::optional<std::chrono::steady_clock::time_point> told_;
    bool ended_ = false;
    bool known_ = false;        // of a step at least, how much there is to do
    double place_ = 0;          // how far it is, 0 to 1
    double given_ = 0;          // how much of it was handed to parts
    Progress* whole_ = nullptr; // of which it is a part, from `from_` to `to_`
    double from_ = 0, to_ = 1;
};

} // namespace core
