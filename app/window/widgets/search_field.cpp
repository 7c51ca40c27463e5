// The field itself is the native search entry; what is added is a name, a size and a list of what may be
// meant.
#include "app/window/widgets/search_field.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/wxtext.h"

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

void SearchField::complete(std::unique_ptr<Completion> completion) {
    completion_ = std::move(completion);
    list_ = new ChoiceList(this, to_utf8(GetDescriptiveText()), [this](Choice const& choice) {
        waits_ = false;
        list_->close();
        SetValue(to_wx(choice.id));
        SetInsertionPointEnd();
    });
    Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        auto const* focused = FindFocus();
        auto const typing = focused && (focused == this || focused->GetParent() == this);
        waits_ = typing;
        if (typing)
            completion_->ask(text(), [this](std::vector<Choice> const& choices) {
                if (waits_) list_->offer(choices);
            });
        else
            list_->close();
        event.Skip();
    });
    Bind(wxEVT_KEY_DOWN, &SearchField::on_key, this);
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        waits_ = false;
        list_->field_lost_keyboard();
        event.Skip();
    });
}

void SearchField::on_key(wxKeyEvent& event) {
    if (list_->take_key(event.GetKeyCode())) return;
    // Once empties it, as its cross does; again it is left.
    if (event.GetKeyCode() == WXK_ESCAPE && event.GetModifiers() == wxMOD_NONE && !GetValue().empty()) {
        Clear();
        return;
    }
    event.Skip();
}

void SearchField::show_text(std::string const& shown) {
    if (text() != shown) ChangeValue(to_wx(shown));
}

std::string SearchField::text() const { return to_utf8(GetValue()); }

void SearchField::start_typing() {
    SetFocus();
    SelectAll();
}

} // namespace app
