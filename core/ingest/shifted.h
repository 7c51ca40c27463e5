// Signs that a page raises or lowers, as they are written in plain text.
#pragma once

#include <string>
#include <string_view>

namespace core {

enum class Shift { raised, lowered };

/// "²" or "₂" for "2"; letters of ordinal numbers stay plain. What has no raised or lowered sign is written "^…" or
/// "_…" where it follows a letter or digit. `text` is valid UTF-8.
std::string shifted(std::string_view text, Shift shift, bool behind_letter_or_digit);

} // namespace core
