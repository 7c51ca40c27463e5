// Ctrl+Z in a text field takes back what was typed there. GTK cannot; every field one can type into learns it when the
// keyboard first comes to it.
#pragma once

class wxTextCtrl;

namespace app {

/// From now on, for every text field of the program.
void watch_typing();
/// Takes back, or does again, a step of typing; false where there is none.
bool undo_typing(wxTextCtrl& field);
bool redo_typing(wxTextCtrl& field);
/// Whether it is empty and nobody typed into it since it was sent or made.
bool is_untouched(wxTextCtrl& field);

} // namespace app
