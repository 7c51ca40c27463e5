#include "core/editorial/media_fragment.h"

#include "core/model/picture_box.h"

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

} // namespace

std::string media_fragment(Text const& text, Span passage) {
    std::optional<std::pair<std::int64_t, std::int64_t>> time;
    std::optional<PictureBox> box;
    for (std::size_t at = 0; at < text.positions.size(); ++at) {
        auto const& each = text.positions[at];
        auto const next = std::find_if(text.positions.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.positions.end(),
                                       [&](Position const& other) { return other.kind == each.kind; });
        auto const end = next == text.positions.end() ? text.code_points : next->start;
        if (each.start >= passage.end) break;
        if (end <= passage.start) continue;
        if (each.kind == PositionKind::time) time = time ? std::pair(std::min(time->first, each.from_ms), std::max(time->second, each.until_ms))
                                                         : std::pair(each.from_ms, each.until_ms);
        if (each.kind == PositionKind::region)
            if (auto const one = picture_box(each.label)) box = box ? around(*box, *one) : *one;
    }
    if (time) return "t=" + seconds_text(time->first) + (time->second > time->first ? "," + seconds_text(time->second) : std::string());
    return box ? "xywh=" + box_text(*box) : std::string();
}

} // namespace core
