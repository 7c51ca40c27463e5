// Whether letters typed begin a word of a name.
#pragma once

#include <string_view>

namespace core {

/// Both are folded (core/text/fold.h). Nothing typed begins every name.
bool begins_a_word(std::string_view name, std::string_view typed);

} // namespace core
