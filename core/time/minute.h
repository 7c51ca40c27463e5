// A moment as a sentence tells it.
#pragma once

#include "core/time/time.h"

#include <string>

namespace core {

/// "2026-12-01 03:39 UTC".
inline std::string minute_text(Instant at) {
    auto const iso = to_iso(at);
    return iso.substr(0, 10) + " " + iso.substr(11, 5) + " UTC";
}

} // namespace core
