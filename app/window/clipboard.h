// To the clipboard, and from it.
#pragma once

#include "app/desk/copying.h"

#include <string>

namespace app {

/// Stays there after the program ends, where the desktop keeps it.
void to_clipboard(std::string const& text);
/// Editors of rich text take the look with it, others the plain words.
/// The plain text that lies there; empty when none does.
std::string text_in_clipboard();
void to_clipboard(RichText const& text);

} // namespace app
