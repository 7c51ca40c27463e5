#include "app/trust_watch.h"

namespace app {

namespace {
constexpr int after_opening_ms = 1500;
constexpr int after_idling_ms = 30 * 60 * 1000;
} // namespace

TrustWatch::TrustWatch(Workbench& workbench)
    : workbench_(workbench), found_(workbench.store().standing()),
      on_change_(workbench.changed.subscribe([this](auto const&) {
          if (!walking_) timer_.StartOnce(after_idling_ms);
      })) {
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); });
    timer_.StartOnce(after_opening_ms);
}

void TrustWatch::look() {
    outdated_ = walking_;
    if (walking_) return;
    walking_ = true;
    auto result = std::make_shared<core::Verification>();
    tasks_.start(
        {},
        [result, path = workbench_.store().path()](core::Progress& progress) {
            *result = Workbench::verify(path, progress);
        },
        [this, result] {
            walking_ = false;
            if (outdated_) return look();
            walked_ = true;
            found_ = std::move(*result);
            changed();
        },
        // A walk that could not be made says nothing; the next one may.
        [this](core::Error const&) { walking_ = false; });
}

void TrustWatch::look_again() {
    found_ = workbench_.store().standing();
    walked_ = false;
    changed();
    look();
}

} // namespace app
