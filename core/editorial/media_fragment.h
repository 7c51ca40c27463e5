// Where a passage stands in a picture or recording, as Media Fragments (W3C) say it behind "#": readers of many programs go there.
#pragma once

#include "core/model/picture_box.h"
#include "core/model/source.h"
#include "core/text/utf8.h"

namespace core {

/// The smallest box that holds all lines of a picture a passage reaches over; nothing where none is known.
std::optional<PictureBox> box_of(Text const& text, Span passage);

/// "t=62,69.5" or "xywh=10,20,300,40"; empty where nothing is known of either.
std::string media_fragment(Text const& text, Span passage);

} // namespace core
