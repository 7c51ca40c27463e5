// The toolkit's own controls in our look: one style sheet, its colours taken from the palette.
#pragma once

#include "app/window/theme.h"

#include <string>

namespace app {

/// CSS for the native controls. Classes: "suggested-action" (primary), "flat", "danger",
/// "cp-icon", "cp-small", "cp-link" (buttons), "cp-bare" and "cp-plain" (fields without frame),
/// "cp-window", "cp-surface", "cp-raised" (grounds).
std::string style_sheet(Palette const& colours);

} // namespace app
