// Line breaks that end nothing. Wires, mails and releases come wrapped at some width: inside a paragraph a line break
// is a space to whoever reads.
#pragma once

#include <string>

namespace core {

/// Makes spaces of the line breaks inside paragraphs, and of the signs mails quote with; a word parted at the end of a
/// line is joined again by letter_left_out (core/text/compose.h). Nothing else changes, and no place. Linear in the text.
void join_lines(std::u32string& text);

} // namespace core
