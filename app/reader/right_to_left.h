// Lines of Hebrew and Arabic as a PDF has them: letter by letter from left to right, as they are seen. Here they are put
// in the order in which they are read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reader {

/// How a program names brackets between words from right to left: by how they look, or by whether they open or close.
enum class Brackets { as_seen, as_read };

/// Letters of a text by the direction they are written in.
struct Directions {
    std::size_t leftward = 0, rightward = 0;
};
Directions directions_in(std::string_view text);

/// Whether there was something to put in order. Forms of letters that only show where they stand become letters. `leftward`:
/// the line runs from right to left, with words from left to right in it; else the other way round.
bool put_in_order(std::string& line, Brackets brackets, bool leftward);

/// Brackets in a line put in order that close nothing, or are not closed.
std::size_t brackets_astray(std::string_view line);

} // namespace reader
