// The line that parts a story where an advertisement stands: "Article continues below the advertisement".
#pragma once

#include <string_view>

namespace core {

/// Whether a line says nothing but that the story goes on behind an advertisement or further down, in many languages.
/// `line` is folded, without signs at its ends.
bool tells_that_story_goes_on(std::string_view line);

} // namespace core
