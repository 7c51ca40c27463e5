// The help window: pages at the left, the page and its keys at the right. One of them is open at most, beside the work.
#pragma once

#include "app/desk/help.h"

class wxWindow;

namespace app {

void help_on(wxWindow* parent, HelpTopic topic);

} // namespace app
