#include "app/window/dialogs/person_dialog.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"
#include "core/text/person.h"

#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

namespace {

class NameDialog : public wxDialog {
public:
    NameDialog(wxWindow* parent, NameQuestion const& question) : wxDialog(parent, wxID_ANY, to_label(question.title)) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto const paragraph = [&](std::string const& text, TextLook look, int below) {
            auto* label = new WrapLabel(this, text, look);
            label->SetMinSize(FromDIP(wxSize(400, -1)));
            column->Add(label, 0, wxEXPAND | wxBOTTOM, FromDIP(below));
            return label;
        };
        auto* heading = paragraph(question.title, {TextRole::text, 12, Weight::semibold}, 4);
        shim::set_role(*heading, shim::Role::heading);
        paragraph(question.line, {TextRole::muted, 9.5}, 12);
        field_ = new wxTextCtrl(this, wxID_ANY, to_wx(question.name));
        field_->SetHint(wtr("First and last name"));
        shim::name_for_assistive(field_, tr("Name"));
        column->Add(field_, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
        told_ = paragraph(" ", {TextRole::accent, 9.5}, 6);
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->AddStretchSpacer();
        buttons->Add(plain_button(this, tr("Cancel"), wxID_CANCEL), 0, wxRIGHT, FromDIP(8));
        auto* yes = primary_button(this, question.yes, wxID_OK);
        buttons->Add(yes);
        column->Add(buttons, 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(22));
        SetSizerAndFit(outer);
        Layout();
        Fit();
        CentreOnParent();
        yes->SetDefault();
        field_->SetFocus();
        field_->SelectAll();
        Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { answer(); }, wxID_OK);
    }
    std::string const& name() const { return name_; }

private:
    void answer() {
        auto const name = core::read_person_name(to_utf8(field_->GetValue()));
        if (name) {
            name_ = *name;
            return EndModal(wxID_OK);
        }
        told_->set_text(tr(name.error().message));
        Layout();
        Fit();
        field_->SetFocus();
    }

    wxTextCtrl* field_ = nullptr;
    WrapLabel* told_ = nullptr;
    std::string name_;
};

} // namespace

std::optional<std::string> ask_for_name(wxWindow* parent, NameQuestion const& question) {
    NameDialog dialog(parent, question);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return dialog.name();
}

} // namespace app
