#include "app/window/editing.h"

#include "app/window/widgets/typing_undo.h"

#include <wx/dataview.h>
#include <wx/textctrl.h>
#include <wx/textentry.h>

namespace app {

namespace {

bool edit(wxTextEntry& text, Shell::TextEdit which) {
    switch (which) {
    case Shell::TextEdit::cut:
        if (!text.CanCut()) return false;
        text.Cut();
        return true;
    case Shell::TextEdit::copy:
        if (!text.CanCopy()) return false;
        text.Copy();
        return true;
    case Shell::TextEdit::paste:
        if (!text.CanPaste()) return false;
        text.Paste();
        return true;
    case Shell::TextEdit::select_all: text.SelectAll(); return true;
    }
    return false;
}

} // namespace

wxTextCtrl* field_typed_in() {
    auto* field = dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus());
    return field && field->IsEditable() && !is_untouched(*field) ? field : nullptr;
}

bool edit_where_keyboard_is(Shell::TextEdit which) {
    for (auto* window = wxWindow::FindFocus(); window && !window->IsTopLevel(); window = window->GetParent()) {
        if (auto* text = dynamic_cast<wxTextEntry*>(window)) return edit(*text, which);
        auto* list = dynamic_cast<wxDataViewCtrl*>(window);
        if (!list || which != Shell::TextEdit::select_all) continue;
        list->SelectAll();
        return true;
    }
    return false;
}

} // namespace app
