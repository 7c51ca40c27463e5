// The one place to start looking, with its shortcut written inside.
#pragma once

#include "app/window/widgets/completion.h"

#include <wx/srchctrl.h>

#include <memory>
#include <string>

namespace app {

/// Emits wx's own events (wxEVT_TEXT, wxEVT_SEARCH, wxEVT_SEARCH_CANCEL).
class SearchField : public wxSearchCtrl {
public:
    /// `hint` names what is searched; `shortcut` such as "Ctrl+K" may be empty.
    SearchField(wxWindow* parent, std::string const& hint, std::string const& shortcut = "",
                wxWindowID id = wxID_ANY);
    /// What may be meant by what is typed, as whole texts; asked at each change.
    void complete(std::unique_ptr<Completion> completion);
    std::string text() const;
    /// Shows this text; tells nobody.
    void show_text(std::string const& text);
    /// Puts the caret into the field with everything selected, to type over.
    void start_typing();

private:
    void on_key(wxKeyEvent& event);
    std::unique_ptr<Completion> completion_;
    bool waits_ = false; ///< for what was asked last
    ChoiceList* list_ = nullptr;
};

} // namespace app
