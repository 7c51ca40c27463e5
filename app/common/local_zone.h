// The clock on the wall where the program runs: the time zone of the process, as TZ or the system says.
#pragma once

#include "core/time/zone.h"

namespace app {

core::Zone local_zone();

} // namespace app
