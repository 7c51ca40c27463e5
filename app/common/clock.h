// The clock of the wall, which core and db are told by whoever calls them.
#pragma once

#include "core/time/time.h"

#include <chrono>

namespace app {

inline core::Instant now_here() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

} // namespace app
