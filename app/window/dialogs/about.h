// What program this is.
#pragma once

class wxWindow;

namespace app {

void about(wxWindow* parent);

} // namespace app
