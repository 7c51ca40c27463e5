// Moments of the program's life for those who measure it: one line "NANOSECONDS MOMENT" each, on the
// system's monotonic clock, into the file that COUNTERPOINT_TRACE names. Without it nothing happens.
#pragma once

class wxWindow;

namespace app {

/// Writes the moment down.
void trace(char const* moment);

/// From now on each finished paint of the window on the screen is the moment "paint". The window has
/// been shown.
void trace_paints(wxWindow& window);

/// From now on each time in which the window could not answer, 16 ms and longer, is the moment
/// "stall MILLISECONDS" at its end.
void trace_stalls();

} // namespace app
