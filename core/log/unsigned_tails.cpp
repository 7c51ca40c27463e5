#include "core/log/unsigned_tails.h"

#include <algorithm>

namespace core {

UnsignedTails::UnsignedTails(std::vector<LaneReport> const& lanes) {
    for (auto const& lane : lanes) lanes_.emplace(lane.lane, lane);
}

/// How many entries the newest head that its own key signed covers.
std::int64_t UnsignedTails::covered(std::string const& lane) const {
    auto const known = lanes_.find(lane);
    if (known == lanes_.end() || known->second.key.empty()) return 0;
    auto const head = open_checkpoint(known->second.checkpoint, known->second.key);
    return head && head->origin.ends_with("/" + lane) ? head->size : 0;
}

bool UnsignedTails::hear(LogPlace const& place, Decision const& decision) {
    if (contain(place)) return false;
    for (auto [lane, from, to] : decision.tails) {
        if (from < 0) continue;
        if (lane != place.lane) from = std::max(from, covered(lane));
        if (to <= from) continue;
        auto& known = tails_[lane];
        for (auto each = known.begin(); each != known.end();) {
            if (each->second < from || each->first > to) {
                ++each;
                continue;
            }
            from = std::min(from, each->first);
            to = std::max(to, each->second);
            each = known.erase(each);
        }
        known[from] = to;
    }
    return true;
}

bool UnsignedTails::contain(LogPlace const& place) const {
    auto const lane = tails_.find(place.lane);
    if (lane == tails_.end()) return false;
    auto const after = lane->second.upper_bound(place.index);
    return after != lane->second.begin() && place.index < std::prev(after)->second;
}

std::int64_t UnsignedTails::count(std::string const& lane, std::int64_t size) const {
    auto const found = tails_.find(lane);
    if (found == tails_.end()) return 0;
    std::int64_t count = 0;
    for (auto const& [from, to] : found->second) count += std::max<std::int64_t>(0, std::min(to, size) - from);
    return count;
}

} // namespace core
