// Reading the bytes of the open article in another encoding, where its words look wrong.
#pragma once

#include "app/desk/desk.h"

class wxWindow;

namespace app {

/// Asks which, and reads them so: a new text, to which the quotations are carried over.
void choose_encoding(wxWindow* parent, Desk& desk);

} // namespace app
