// Only naming and sizing: the field itself is the native search entry.
#include "app/widgets/search_field.h"

#include "app/gtk_shim.h"
#include "app/wxtext.h"

namespace app {

SearchField::SearchField(wxWindow* parent, std::string const& hint, std::string const& shortcut,
                         wxWindowID id)
    : wxSearchCtrl(parent, id, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                   wxTE_PROCESS_ENTER) {
    std::string shown = hint;
    if (!shortcut.empty()) shown += "   " + shortcut;
    SetDescriptiveText(to_wx(shown));
    ShowSearchButton(true);
    ShowCancelButton(true);
    SetMinSize(wxSize(FromDIP(180), FromDIP(36)));
    shim::add_class(*this, "cp-search");
    shim::name_for_assistive(this, hint);
    Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent& event) {
        Clear();
        event.Skip();
    });
}

std::string SearchField::text() const { return to_utf8(GetValue()); }

void SearchField::start_typing() {
    SetFocus();
    SelectAll();
}

} // namespace app
