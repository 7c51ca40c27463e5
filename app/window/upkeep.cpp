#include "app/window/upkeep.h"

namespace app {

namespace {
constexpr int after_a_change_ms = 3000;
constexpr int between_pieces_ms = 300;
constexpr int records_at_a_time = 16; // some milliseconds
} // namespace

Upkeep::Upkeep(Workbench& workbench)
    : workbench_(workbench),
      on_change_(workbench.changed.subscribe([this](auto const&) { timer_.StartOnce(after_a_change_ms); })) {
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { work(); });
    timer_.StartOnce(after_a_change_ms);
}

void Upkeep::work() {
    workbench_.attempt([&] {
        if (workbench_.store().maintain(records_at_a_time)) timer_.StartOnce(between_pieces_ms);
    });
}

} // namespace app
