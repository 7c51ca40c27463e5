#include "core/editorial/media_fragment.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

/// 69500 as "69.5".
std::string seconds_text(std::int64_t ms) {
    auto text = std::to_string(ms / 1000);
    if (ms % 1000 == 0) return text;
    auto fraction = std::to_string(1000 + ms % 1000).substr(1);
    while (fraction.ends_with('0')) fraction.pop_back();
    return text + "." + fraction;
}

/// The positions of a kind that a passage reaches over, in their order.
std::vector<Position> positions_over(Text const& text, Span passage, PositionKind kind) {
    std::vector<Position> found;
    for (auto const& each : text.positions) {
        if (each.kind != kind) continue;
        if (each.start >= passage.end) break;
        if (each.start <= passage.start) found.clear(); // the one before ends where this begins
        found.push_back(each);
    }
    return found;
}

} // namespace

std::optional<PictureBox> box_of(Text const& text, Span passage) {
    std::optional<PictureBox> box;
    for (auto const& each : positions_over(text, passage, PositionKind::region))
        if (auto const one = picture_box(each.label)) box = box ? around(*box, *one) : *one;
    return box;
}

std::string media_fragment(Text const& text, Span passage) {
    if (auto const times = positions_over(text, passage, PositionKind::time); !times.empty()) {
        auto const from = std::ranges::min(times, {}, &Position::from_ms).from_ms;
        auto const until = std::ranges::max(times, {}, &Position::until_ms).until_ms;
        return "t=" + seconds_text(from) + (until > from ? "," + seconds_text(until) : std::string());
    }
    auto const box = box_of(text, passage);
    return box ? "xywh=" + box_text(*box) : std::string();
}

} // namespace core
