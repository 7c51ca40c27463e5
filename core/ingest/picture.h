// The head of a picture: how large it is, and where in it stand words about it. Pixels are not looked at.
#pragma once

#include "core/ingest/exif.h"

#include <optional>
#include <utility>
#include <vector>

namespace core {

struct Picture {
    std::int64_t width = 0, height = 0; ///< in pixels as they lie in the file, both from 1
    std::int64_t turned = 1;            ///< how they are turned to be seen: ExifTags::turned; of a TIFF file always 1
    bool is_cut_short = false;          ///< its end is missing
    std::optional<ExifTags> exif;
    std::string_view xmp;               ///< a packet of XMP; empty = none
    /// Words of a PNG under the names it has for them: "Author", "Description"; "Comment" of the others. UTF-8, one line.
    std::vector<std::pair<std::string, std::string>> words;
};

/// Whether width and height change places when it is turned so.
inline bool lies_on_its_side(std::int64_t turned) { return turned >= 5; }

/// Where the size of a picture is told from: as it lies in the file, or as it is seen.
inline constexpr std::string_view size_as_it_lies = "picture", size_as_seen = "picture, turned as its Exif block says";

/// Of a PNG, JPEG, WebP, TIFF or GIF file; nothing when it does not say how large it is.
std::optional<Picture> picture_in(std::string_view bytes);

} // namespace core
