#include "core/log/clocks.h"

#include <algorithm>

namespace core {

void Clocks::see(EntryPlace const& at, std::int64_t other, std::int64_t size) {
    if (other == at.lane) return;
    if (auto const through = grown_.find(other); through != grown_.end())
        for (auto const& [third, grown] : through->second)
            if (third != at.lane) grow(at, third, known({other, size - 1}, third));
    grow(at, other, size);
}

void Clocks::grow(EntryPlace const& at, std::int64_t other, std::int64_t size) {
    auto& grown = grown_[at.lane][other];
    if (size <= 0 || (!grown.empty() && grown.back().size >= size)) return;
    if (!grown.empty() && grown.back().index == at.index)
        grown.back().size = size;
    else
        grown.push_back({at.index, size});
}

std::int64_t Clocks::known(EntryPlace const& at, std::int64_t other) const {
    auto const lane = grown_.find(at.lane);
    if (lane == grown_.end()) return 0;
    auto const grown = lane->second.find(other);
    if (grown == lane->second.end()) return 0;
    auto const after = std::ranges::upper_bound(grown->second, at.index, {}, &Grown::index);
    return after == grown->second.begin() ? 0 : std::prev(after)->size;
}

std::optional<std::int64_t> Clocks::first_knowing(std::int64_t lane, EntryPlace const& earlier) const {
    auto const of_lane = grown_.find(lane);
    if (of_lane == grown_.end()) return std::nullopt;
    auto const grown = of_lane->second.find(earlier.lane);
    if (grown == of_lane->second.end()) return std::nullopt;
    auto const first = std::ranges::upper_bound(grown->second, earlier.index, {}, &Grown::size);
    return first == grown->second.end() ? std::nullopt : std::optional(first->index);
}

bool Clocks::knows(EntryPlace const& earlier, EntryPlace const& later) const {
    if (earlier.lane == later.lane) return earlier.index < later.index;
    return earlier.index < known(later, earlier.lane);
}

} // namespace core
