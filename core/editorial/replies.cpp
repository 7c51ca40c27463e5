#include "core/editorial/replies.h"

namespace core {

bool is_overdue(ReplyRequest const& request, Instant now, Zone const& zone) {
    return request.outcome == Outcome::waiting && request.deadline.known() &&
           request.deadline.latest_day() < zone.day(now);
}

} // namespace core
