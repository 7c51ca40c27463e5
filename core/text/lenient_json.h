// JSON as pages hold it in their scripts: with line breaks inside strings, comments, CDATA marks, trailing commas and
// semicolons, several values one after the other, or broken off. What can be understood is made JSON again.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// Strict JSON, an array of the values in `text`, for a parser to read; what cannot be made out is left as it is, so
/// that the parser refuses it. Nesting deeper than 64 gives "[]". Takes time linear in the text.
std::string made_strict_json(std::string_view text);

} // namespace core
