// Dates in numbers and halves in words, each in one spelling, so that "01.06.2016" and "1. Juni 2016", "half of" and
// "50 %" can be compared word by word.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// The text with every date of day, month and a year of four digits as "1 juin 2016" in that language, and halves and
/// quarters as percent. A date whose day and month could be either stays as it is. For comparing, never for showing.
std::string in_one_spelling(std::string_view text, std::string_view language);

} // namespace core
