// The one place to start looking, with its shortcut written inside.
#pragma once

#include "app/window/widgets/choice_list.h"

#include <wx/srchctrl.h>

#include <string>

namespace app {

/// Emits wx's own events (wxEVT_TEXT, wxEVT_SEARCH, wxEVT_SEARCH_CANCEL).
class SearchField : public wxSearchCtrl {
public:
    /// `hint` names what is searched; `shortcut` such as "Ctrl+K" may be empty.
    SearchField(wxWindow* parent, std::string const& hint, std::string const& shortcut = "",
                wxWindowID id = wxID_ANY);
    /// What may be meant by what is typed, as whole texts; called at each change.
    void complete(std::function<std::vector<Choice>(std::string const& typed)> suggest);
    std::string text() const;
    /// Puts the caret into the field with everything selected, to type over.
    void start_typing();

private:
    void on_key(wxKeyEvent& event);
    std::function<std::vector<Choice>(std::string const&)> suggest_;
    ChoiceList* list_ = nullptr;
};

} // namespace app
