#include "core/model/picture_box.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace core {

std::optional<PictureBox> picture_box(std::string_view text) {
    constexpr std::int64_t largest = 1'000'000'000; // pixels
    std::array<std::int64_t, 4> numbers{};
    auto const* at = text.data();
    auto const* const end = at + text.size();
    for (std::size_t which = 0; which < numbers.size(); ++which) {
        if (which > 0 && (at == end || *at++ != ',')) return std::nullopt;
        auto const read = std::from_chars(at, end, numbers[which]);
        if (read.ec != std::errc() || numbers[which] < 0 || numbers[which] > largest) return std::nullopt;
        at = read.ptr;
    }
    if (at != end || numbers[2] < 1 || numbers[3] < 1) return std::nullopt;
    return PictureBox{numbers[0], numbers[1], numbers[2], numbers[3]};
}

std::string box_text(PictureBox const& box) {
    return std::to_string(box.left) + "," + std::to_string(box.top) + "," + std::to_string(box.width) + "," + std::to_string(box.height);
}

PictureBox around(PictureBox const& one, PictureBox const& other) {
    auto const left = std::min(one.left, other.left), top = std::min(one.top, other.top);
    return {left, top, std::max(one.left + one.width, other.left + other.width) - left,
            std::max(one.top + one.height, other.top + other.height) - top};
}

} // namespace core
