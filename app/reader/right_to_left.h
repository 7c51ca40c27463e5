// Lines of Hebrew and Arabic as a PDF has them: letter by letter from left to right, as they are seen. Here they are put
// in the order in which they are read.
#pragma once

#include <string>

namespace reader {

/// Whether there was something to put in order. Forms of letters that only show where they stand become letters.
bool put_in_order(std::string& line);

} // namespace reader
