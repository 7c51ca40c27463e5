// Which words of a line that was read in a picture lie within a box drawn over it. Only the box of the whole line is known:
// where in it a word stands is told by its share of the letters, so only whole words are taken or left.
#pragma once

#include "core/model/picture_box.h"

#include <string>
#include <string_view>

namespace app {

/// Those of the line whose middle lies in the box, with single blanks between them; `line` is valid UTF-8. A line that is
/// taller than wide is taken or left as a whole.
std::string words_in_box(std::string_view line, core::PictureBox const& of_line, core::PictureBox const& box);

} // namespace app
