// Tags of TIFF files and of the Exif block that cameras put into pictures: what they say of size, day, camera and place.
// Bytes of strangers: every offset is looked at, no list is walked twice, and what is broken costs only itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace core {

struct ExifTags {
    std::int64_t width = 0, height = 0; ///< of the first picture of a TIFF file; 0 = not said
    std::int64_t turned = 1;            ///< how it was held: 1 upright, 2 to 8 as Exif 2.32 numbers the orientations
    std::string title, description, artist, copyright, make, model, software; ///< one line each, UTF-8
    std::string taken;       ///< "2026-11-03 14:05:09 +01:00"; without the last part when the clock's zone is not said
    std::string place;       ///< "48.85840, 2.29450"
    std::string_view xmp;    ///< a packet of XMP in it
    bool is_damaged = false; ///< something in it led nowhere
    bool is_cut_short = false; ///< pixels would lie behind the end
};

/// From "II*\0" or "MM\0*" on.
ExifTags read_exif(std::string_view bytes);

} // namespace core
