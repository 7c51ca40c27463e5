#include "core/log/unsigned_tails.h"

#include <algorithm>

namespace core {

bool UnsignedTails::hear(LogPlace const& place, Decision const& decision) {
    if (contain(place)) return false;
    for (auto [lane, from, to] : decision.tails) {
        if (from < 0 || to <= from) continue;
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
