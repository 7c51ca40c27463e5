// What a box beside a story begins with: an advertisement's label, an invitation to subscribe or follow, a bar about cookies,
// the count of comments.
#pragma once

#include <cstddef>
#include <string_view>

namespace core {

/// Whether a line of `words` words begins what is no part of a story. Nothing that quotes somebody.
bool opens_a_box(std::string_view line, std::size_t words);

} // namespace core
