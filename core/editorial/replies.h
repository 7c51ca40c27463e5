// Requests for a reply that are waited for.
#pragma once

#include "core/store/records.h"
#include "core/time/zone.h"

namespace core {

/// Nobody answered, and the deadline is over by the person's own clock.
bool is_overdue(ReplyRequest const& request, Instant now, Zone const& zone = {});

} // namespace core
