// Asks what a quotation was quoted from, by a few letters of the words, the publisher or the day; what is proposed stands
// first, with the reason.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/desk.h"

class wxWindow;

namespace app {

/// Of the quotation at hand; says so if there is none. `asker` belongs to the window that asks.
void choose_origin(wxWindow* parent, Desk& desk, Asker& asker);

} // namespace app
