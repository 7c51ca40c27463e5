// The order of entries by what they say themselves: two readers of the same entries get the same one.
#include "core/log/proof.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

/// The entries of one lane that are not placed yet, from `next` on.
struct Waiting {
    std::vector<std::size_t> entries; // by index
    std::size_t next = 0;
    bool done() const { return next == entries.size(); }
};

class Ordering {
public:
    explicit Ordering(std::vector<Revision> const& entries) : entries_(entries), seen_(entries.size()) {}

    std::optional<std::vector<std::size_t>> run() {
        for (std::size_t at = 0; at < entries_.size(); ++at) {
            lanes_[entries_[at].lane].entries.push_back(at);
            auto heads = decode_heads(entries_[at].seen);
            if (!heads) return std::nullopt;
            seen_[at] = std::move(*heads);
        }
        for (auto& [lane, waiting] : lanes_)
            std::ranges::sort(waiting.entries, {}, [&](std::size_t at) { return entries_[at].index; });
        std::vector<std::size_t> order;
        order.reserve(entries_.size());
        while (order.size() < entries_.size()) {
            auto* const lane = next_lane();
            if (!lane) return std::nullopt;
            order.push_back(lane->entries[lane->next++]);
        }
        return order;
    }

private:
    /// The lane whose next entry comes next; none when each waits for another.
    Waiting* next_lane() {
        Waiting* best = nullptr;
        for (auto& [lane, waiting] : lanes_) {
            if (waiting.done() || !may_come(waiting.entries[waiting.next])) continue;
            // Lanes are walked by name: of the same instant the first stays.
            if (!best || entries_[waiting.entries[waiting.next]].at < entries_[best->entries[best->next]].at)
                best = &waiting;
        }
        return best;
    }
    bool may_come(std::size_t at) const {
        return std::ranges::all_of(seen_[at], [&](LaneHead const& head) {
            auto const other = lanes_.find(head.lane);
            if (other == lanes_.end() || other->second.done()) return true;
            return entries_[other->second.entries[other->second.next]].index >= head.size;
        });
    }

    std::vector<Revision> const& entries_;
    std::vector<std::vector<LaneHead>> seen_;
    std::map<std::string, Waiting> lanes_;
};

} // namespace

std::optional<std::vector<std::size_t>> causal_order(std::vector<Revision> const& entries) {
    return Ordering(entries).run();
}

} // namespace core
