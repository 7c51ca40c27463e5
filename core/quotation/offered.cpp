// Which suggestions are offered: those of a confidence, or more.
#include "core/quotation/detect.h"

#include <algorithm>

namespace core {

void sort_by_start(std::vector<Suggestion>& all) {
    std::ranges::sort(all, {}, [](Suggestion const& one) { return one.span.start; });
}

Detected at_least(double confidence, Detected detected) {
    constexpr auto gone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> moved;
    std::vector<Suggestion> kept;
    for (auto& one : detected.quotations) {
        bool const keep = one.confidence >= confidence;
        moved.push_back(keep ? kept.size() : gone);
        if (!keep) one.relates.clear();
        (keep ? kept : detected.set_aside).push_back(std::move(one));
    }
    for (auto& one : kept) {
        std::erase_if(one.relates, [&](Related const& it) { return moved[it.to] == gone; });
        for (auto& related : one.relates) related.to = moved[related.to];
    }
    detected.quotations = std::move(kept);
    std::erase_if(detected.reported, [&](Suggestion const& one) { return one.confidence < confidence; });
    sort_by_start(detected.set_aside);
    return detected;
}

} // namespace core
