// Writing HTML that no stored text can break out of.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// The text as it may stand in an element or in a quoted attribute. Control characters, marks of direction that
/// nothing closes and the like are made visible (core/text/signs.h).
std::string escape_html(std::string_view text);

/// The same, with each line break as <br>.
std::string escape_lines(std::string_view text);

} // namespace core
