// How a picture or a page of a document looks, drawn by a program that is shut in (app/reader): what comes back are colours.
#pragma once

#include "core/ingest/pixels.h"

#include <cstdint>
#include <string_view>

namespace app {

/// Of these kinds: "image/png", and other pictures. Throws Error in one sentence.
core::Pixels draw_picture(std::string_view media_type, std::string_view bytes);

/// As it is seen, for a program that reads its words: sides up to core::longest_to_be_read.
core::Pixels draw_to_be_read(std::string_view media_type, std::string_view bytes);

/// A page of a PDF, counted from 1, likewise.
core::Pixels draw_page(std::string_view pdf, std::int64_t page);

} // namespace app
