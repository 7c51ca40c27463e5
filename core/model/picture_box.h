// A region of a picture: a box in its own pixels, as Media Fragments (W3C) write it behind "xywh=".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

struct PictureBox {
    std::int64_t left = 0, top = 0, width = 0, height = 0; ///< width and height from 1
    bool operator==(PictureBox const&) const = default;
};

/// "10,20,300,40"; nothing when that is no box.
std::optional<PictureBox> picture_box(std::string_view text);
std::string box_text(PictureBox const& box);

/// The smallest that holds both.
PictureBox around(PictureBox const& one, PictureBox const& other);

} // namespace core
