// The head of a picture: how large it is, and where in it stand words about it. Pixels are not looked at.
#pragma once

#include "core/ingest/exif.h"

#include <optional>
#include <utility>
#include <vector>

namespace core {

struct Picture {
    std::int64_t width = 0, height = 0; ///< in pixels, both from 1
    bool is_cut_short = false;          ///< its end is missing
    std::optional<ExifTags> exif;
    std::string_view xmp;               ///< a packet of XMP; empty = none
    /// Words of a PNG under the names it has for them: "Author", "Description"; "Comment" of the others. UTF-8, one line.
    std::vector<std::pair<std::string, std::string>> words;
};

/// Of a PNG, JPEG, WebP, TIFF or GIF file; nothing when it does not say how large it is.
std::optional<Picture> picture_in(std::string_view bytes);

} // namespace core
