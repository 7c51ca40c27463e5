// A text field that offers what is already known while one types, and never insists: what was typed
// stays, chosen or not.
#pragma once

#include "app/window/widgets/completion.h"

#include <wx/panel.h>

#include <memory>
#include <optional>
#include <string>

class wxTextCtrl;

namespace app {

/// A suggestion was chosen; GetString() is its id. Typing sends the ordinary wxEVT_TEXT.
wxDECLARE_EVENT(EVT_COMPLETED, wxCommandEvent);

class CompletingField : public wxPanel {
public:
    /// `name` is the field's accessible name.
    CompletingField(wxWindow* parent, std::string const& name, std::unique_ptr<Completion> completion,
                    std::string const& hint = "");
    ~CompletingField() override;

    struct Value {
        std::string text;
        std::optional<std::string> id; ///< set while the text is that of a chosen suggestion
    };
    Value const& value() const { return value_; }
    /// Sends no event and opens no list.
    void set_value(Value value);
    wxTextCtrl& field() { return *field_; }
    bool list_is_open() const;
    void close_list();

protected:
    wxSize DoGetBestClientSize() const override;

private:
    void typed();
    void open();
    void choose(Choice const& choice);
    void on_key(wxKeyEvent& event);
    void on_window_moved(wxMoveEvent& event);

    std::unique_ptr<Completion> completion_;
    bool waits_ = false; ///< for what was asked last
    Value value_;
    wxTextCtrl* field_ = nullptr;
    ChoiceList* list_ = nullptr;
    wxWindow* frame_ = nullptr;
};

} // namespace app
