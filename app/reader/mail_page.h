// A message written as a page: what it quotes of earlier ones stands in elements that mail programs mark.
#pragma once

#include <string>
#include <string_view>

namespace reader {

/// The page with a line of its own before and behind what is quoted (app/reader/quoted_reply.h).
std::string with_quotes_marked(std::string_view page);

} // namespace reader
