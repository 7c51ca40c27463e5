// A small dialog that asks one thing: a heading, a paragraph, fields, a line for what is wrong, and two buttons.
#pragma once

#include "app/window/widgets/label.h"

#include <wx/dialog.h>

class wxBoxSizer;
class wxCheckBox;
class wxTextCtrl;

namespace app {

class AskingDialog : public wxDialog {
protected:
    AskingDialog(wxWindow* parent, std::string const& title, std::string const& line);

    WrapLabel* paragraph(std::string const& text, TextLook look, int below);
    /// A field under its label, with what may stand beside it.
    wxTextCtrl* field(std::string const& label, wxString const& hint, wxWindow* beside = nullptr);
    wxCheckBox* tick(std::string const& label);
    /// Below what was added before; `below` is the room under it.
    void add(wxSizer* row, int below);
    /// To be called last: the buttons, and the keyboard goes to `first`.
    void finish(std::string const& yes, wxTextCtrl* first);

    /// Ends the dialog with wxID_OK, or says what is wrong.
    virtual void answer() = 0;
    void complain(std::string const& what, wxTextCtrl* field);

private:
    wxBoxSizer* column_;
    WrapLabel* told_ = nullptr;
};

} // namespace app
