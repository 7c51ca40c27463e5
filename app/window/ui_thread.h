// Posting to the event loop of the window.
#pragma once

#include "app/desk/poster.h"

namespace app {

/// Lives as long as the program; there must be a wxApp when something is posted.
Poster& ui_thread();

} // namespace app
