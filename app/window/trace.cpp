#include "app/window/trace.h"

#include "app/window/gtk/gtk_shim.h"

#include <wx/timer.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace app {

namespace {

constexpr int tick_ms = 4;

/// Kept open to the end of the program; every line is flushed.
std::FILE* trace_file() {
    static std::FILE* const file = [] {
        auto const* path = std::getenv("COUNTERPOINT_TRACE");
        return path && *path ? std::fopen(path, "ae") : nullptr;
    }();
    return file;
}

} // namespace

void trace(char const* moment) {
    auto* const file = trace_file();
    if (!file) return;
    auto const now = std::chrono::steady_clock::now().time_since_epoch();
    std::fprintf(file, "%lld %s\n",
                 static_cast<long long>(std::chrono::nanoseconds(now).count()), moment);
    std::fflush(file);
}

void trace_paints(wxWindow& window) {
    if (trace_file()) shim::after_each_paint(window, [] { trace("paint"); });
}

void trace_stalls() {
    using namespace std::chrono;
    static wxTimer timer;
    static auto last = steady_clock::now();
    if (!trace_file() || timer.IsRunning()) return;
    timer.Bind(wxEVT_TIMER, [](wxTimerEvent&) {
        auto const now = steady_clock::now();
        auto const waited = duration_cast<milliseconds>(now - last).count() - tick_ms;
        last = now;
        if (waited >= 16) trace(("stall " + std::to_string(waited)).c_str());
    });
    timer.Start(tick_ms);
}

} // namespace app
