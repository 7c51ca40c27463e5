// How long something takes, for figures alone.
#pragma once

#include <chrono>

namespace bench {

using Clock = std::chrono::steady_clock;

inline double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

template <class Act>
double milliseconds(Act&& act) {
    auto const start = Clock::now();
    act();
    return milliseconds_since(start);
}

} // namespace bench
