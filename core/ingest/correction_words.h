// What a newsroom writes below or above a story to put it right: "Correction: …", "This article was amended on …".
#pragma once

#include <string_view>

namespace core {

/// Whether a line begins as a correction, a clarification or a note of the editors does, in the languages known.
bool is_correction(std::string_view line);

} // namespace core
