#include "app/window/widgets/asking_dialog.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/wxtext.h"

#include <wx/checkbox.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

namespace {

constexpr int asking_width = 480, margin = 22;

} // namespace

AskingDialog::AskingDialog(wxWindow* parent, std::string const& title, std::string const& line)
    : wxDialog(parent, wxID_ANY, to_label(title)), column_(new wxBoxSizer(wxVERTICAL)) {
    auto* heading = paragraph(title, {TextRole::text, 12, Weight::semibold}, 4);
    shim::set_role(*heading, shim::Role::heading);
    paragraph(line, {TextRole::muted, 9.5}, 12);
}

WrapLabel* AskingDialog::paragraph(std::string const& text, TextLook look, int below) {
    auto* label = new WrapLabel(this, text, look);
    label->SetMinSize(FromDIP(wxSize(asking_width, -1)));
    column_->Add(label, 0, wxEXPAND | wxBOTTOM, FromDIP(below));
    return label;
}

wxTextCtrl* AskingDialog::field(std::string const& label, wxString const& hint, wxWindow* beside) {
    paragraph(label, {TextRole::muted, 9}, 3);
    auto* made = new wxTextCtrl(this, wxID_ANY);
    made->SetHint(hint);
    shim::name_for_assistive(made, label);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(made, 1, wxALIGN_CENTRE_VERTICAL);
    if (beside) row->Add(beside, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    add(row, 10);
    return made;
}

wxCheckBox* AskingDialog::tick(std::string const& label) {
    auto* made = new wxCheckBox(this, wxID_ANY, to_label(label));
    column_->Add(made, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
    return made;
}

void AskingDialog::add(wxSizer* row, int below) { column_->Add(row, 0, wxEXPAND | wxBOTTOM, FromDIP(below)); }

void AskingDialog::finish(std::string const& yes, wxTextCtrl* first) {
    told_ = paragraph(" ", {TextRole::text, 9.5}, 6);
    told_->set_tint(Tint(Tone::negative));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    buttons->Add(plain_button(this, tr("Cancel"), wxID_CANCEL), 0, wxRIGHT, FromDIP(8));
    auto* go = primary_button(this, yes, wxID_OK);
    buttons->Add(go);
    add(buttons, 0);
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(column_, 1, wxEXPAND | wxALL, FromDIP(margin));
    SetSizerAndFit(outer);
    Layout();
    Fit();
    CentreOnParent();
    go->SetDefault();
    first->SetFocus();
    first->SelectAll();
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { answer(); }, wxID_OK);
}

void AskingDialog::complain(std::string const& what, wxTextCtrl* field) {
    told_->set_text(what);
    Layout();
    Fit();
    field->SetFocus();
}

} // namespace app
