// To the clipboard, as plain text.
#pragma once

#include <string>

namespace app {

/// Stays there after the program ends, where the desktop keeps it.
void to_clipboard(std::string const& text);

} // namespace app
