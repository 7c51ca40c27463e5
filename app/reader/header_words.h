// Headers of messages as people read them: words that were encoded (RFC 2047) or written in the letters of the body, in
// any encoding that texts may have, not only in those the system has tables of at hand.
#pragma once

#include <string>
#include <string_view>

namespace reader {

/// The header on one line, in UTF-8. `body_charset` is what raw bytes are read as that are no UTF-8; may be empty.
std::string header_words(std::string_view raw, std::string_view body_charset);

/// The same header with all that is not ASCII encoded anew, as UTF-8: for who takes addresses apart.
std::string header_in_utf8(std::string_view raw, std::string_view body_charset);

} // namespace reader
