// A text field that offers what is already known while one types, and never insists: what was typed
// stays, chosen or not.
#pragma once

#include "app/window/widgets/choice_list.h"

#include <wx/panel.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class wxTextCtrl;

namespace app {

/// A suggestion was chosen; GetString() is its id. Typing sends the ordinary wxEVT_TEXT.
wxDECLARE_EVENT(EVT_COMPLETED, wxCommandEvent);

class CompletingField : public wxPanel {
public:
    /// Called on the UI thread at each change, so it must be quick; at most eight are shown.
    using Suggest = std::function<std::vector<Choice>(std::string const& typed)>;

    /// `name` is the field's accessible name.
    CompletingField(wxWindow* parent, std::string const& name, Suggest suggest,
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

protected:
    wxSize DoGetBestClientSize() const override;

private:
    void typed();
    void open();
    void close();
    void choose(Choice const& choice);
    void on_key(wxKeyEvent& event);
    void on_window_moved(wxMoveEvent& event);

    Suggest suggest_;
    Value value_;
    wxTextCtrl* field_ = nullptr;
    ChoiceList* list_ = nullptr;
    wxWindow* frame_ = nullptr;
};

} // namespace app
