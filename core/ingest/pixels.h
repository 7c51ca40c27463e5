// A drawn picture as its pixels, in the "P6" form of the portable pixmap (Netpbm): what a confined program puts out that draws a
// page or a picture for the window. Nothing in it can be anything but a colour.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The longest side of a picture that is drawn, in pixels.
inline constexpr std::int64_t longest_drawn = 1600;
/// The same of one that is drawn upright for a program to read its words, and how it is asked for.
inline constexpr std::int64_t longest_to_be_read = 4000;
inline constexpr std::string_view drawn_to_be_read = "to-be-read";

struct Pixels {
    std::int64_t width = 0, height = 0;       ///< from 1
    std::int64_t of_width = 0, of_height = 0; ///< of what was drawn, before it was made to fit; as above when it was not
    std::string rgb;                          ///< three bytes a pixel, row by row from the top
};

/// Nothing for what is no whole pixmap of 8 bits a colour, or one with a longer side.
std::optional<Pixels> read_pixmap(std::string_view bytes, std::int64_t longest = longest_drawn);

/// What stands before the colours; the size before it was made to fit is told in a comment.
std::string pixmap_head(Pixels const& pixels);

} // namespace core
