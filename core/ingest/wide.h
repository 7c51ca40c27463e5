// UTF-16 without its mark, told from the bytes: every other one is zero in ASCII, or the same in an alphabet.
#pragma once

#include <string_view>

namespace core {

/// "UTF-16LE" or "UTF-16BE" when the bytes are text of that kind, beyond doubt; else empty.
std::string_view wide_encoding(std::string_view bytes);

} // namespace core
