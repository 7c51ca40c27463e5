// Which language a text is in, by its smallest words and by the letters it would never have. Cheap, and silent when it
// cannot tell.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// The two-letter code of the language whose small words weigh most in the first 20,000 bytes, among some forty; a word
/// counts the less the more languages have it, and letters a language does not use count against it. Scripts of one
/// language tell it alone. Empty when there are fewer than two such words or two languages are level.
///
/// `said` is what somebody says it is, such as the theme of a page: it decides between languages that are near, and where
/// the text does not tell; else the text is right.
std::string text_language(std::string_view text, std::string_view said = {});

} // namespace core
