#include "app/window/trust_watch.h"

namespace app {

namespace {
constexpr int look_every_ms = 500;
constexpr int still_ms = 3000;
constexpr int again_after_ms = 10 * 60 * 1000;
} // namespace

TrustWatch::TrustWatch(Workbench& workbench)
    : workbench_(workbench), found_(workbench.store().standing()),
      on_change_(workbench.changed.subscribe([this](auto const&) {
          stillness_.disturb();
          if (walk_ == Walk::done && !again_.IsRunning()) again_.StartOnce(again_after_ms);
      })),
      on_progress_(tasks_.changed.subscribe([this](std::optional<Tasks::State> const& state) {
          done_ = state ? state->done : std::nullopt;
          if (walk_ == Walk::under_way) progressed();
      })) {
    waiting_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        if (stillness_.lasted() >= still_ms) look();
    });
    again_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { wait_for_stillness(); });
    wait_for_stillness();
}

void TrustWatch::wait_for_stillness() { waiting_.Start(look_every_ms); }

void TrustWatch::look() {
    waiting_.Stop();
    again_.Stop();
    outdated_ = walk_ == Walk::under_way;
    if (outdated_) return;
    walk_ = Walk::under_way;
    done_.reset();
    auto result = std::make_shared<core::Verification>();
    tasks_.start(
        {},
        [result, path = workbench_.store().path()](core::Progress& progress) {
            *result = Workbench::verify(path, progress);
        },
        [this, result] {
            walk_ = Walk::due;
            if (outdated_) return look();
            learn(std::move(*result));
        },
        [this](core::Error const& error) { fail(error); });
    changed();
}

void TrustWatch::fail(core::Error const& error) {
    // A walk that could not be made says nothing of the history; after the next changes there is another one.
    walk_ = Walk::failed;
    problem_ = error.message();
    again_.StartOnce(again_after_ms);
    changed();
}

void TrustWatch::learn(core::Verification found) {
    // The walk looked on a connection of its own; whoever writes has to know what it found.
    workbench_.store().heed(found);
    if (walk_ != Walk::under_way) walk_ = Walk::done;
    walked_ = true;
    found_ = std::move(found);
    changed();
    // What was read for it and for the first look is not needed again.
    workbench_.attempt([&] { workbench_.store().maintain(1); });
}

void TrustWatch::look_again() {
    found_ = workbench_.store().standing();
    walked_ = false;
    look();
    changed();
}

} // namespace app
