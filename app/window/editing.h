// What the Edit menu does to the text that has the keyboard. UI thread only.
#pragma once

#include "app/desk/actions.h"

class wxTextCtrl;

namespace app {

/// The field somebody types into; null: none, or nobody typed into it yet. While somebody types, Ctrl+Z must never reach past the
/// field into the workspace; one nobody typed into is not in the way of taking back what was just sent from it.
wxTextCtrl* field_typed_in();

/// In the field or text that has the keyboard; of a list all rows are selected. False: nothing there takes it.
bool edit_where_keyboard_is(Shell::TextEdit which);

} // namespace app
