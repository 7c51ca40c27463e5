// Text that people type, as it is kept in fields of one line.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// White space collapsed and cut at both ends, line breaks of any kind included: for names and one-line fields.
std::string tidy(std::string_view text);

/// What a record says, as the one line of a revision's reason.
std::string as_reason(std::string_view text);

} // namespace core
