// What can be done about time-stamps of the saved bytes of a source, and what each needs to be told.
#pragma once

#include "app/desk/stamping.h"

class wxWindow;

namespace app {

void time_stamp_by_dialog(wxWindow* parent, Stamping& stamping, core::Id<core::Source> source);

} // namespace app
