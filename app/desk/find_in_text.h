// Where words stand in a text that is read: as people look for them, without regard to capitals, accents or how wide a
// space is.
#pragma once

#include "core/text/utf8.h"

#include <string_view>
#include <vector>

namespace app {

/// Every place, in order, without overlap, at most `most`; none for words that fold to nothing. `text` is valid UTF-8.
std::vector<core::Span> places_of(std::string_view text, std::string_view words, std::size_t most = 10'000);

} // namespace app
