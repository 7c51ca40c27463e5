// What shows nothing: white space of any kind, and marks without a width.
#pragma once

#include <string_view>

namespace core {

/// The text from its first sign that shows on.
std::string_view without_space(std::string_view text);

inline bool shows_nothing(std::string_view text) { return without_space(text).empty(); }

} // namespace core
