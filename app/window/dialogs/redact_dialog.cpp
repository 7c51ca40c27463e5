#include "app/window/dialogs/redact_dialog.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/wxtext.h"
#include "app/window/theme.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"

#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

namespace {

class RedactDialog : public wxDialog {
public:
    RedactDialog(wxWindow* parent, std::string const& caption) : wxDialog(parent, wxID_ANY, wtr("Redact")) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto const gap = FromDIP(10);
        auto const text = [&](std::string const& words, TextLook look) {
            auto* label = new WrapLabel(this, words, look);
            label->SetMinSize(FromDIP(wxSize(440, -1)));
            column->Add(label, 0, wxEXPAND | wxBOTTOM, gap);
        };
        text(caption, {TextRole::text, 11, Weight::semibold});
        text(tr("What is redacted leaves the file, its history, its indexes and the backups beside it for good. The "
                "history goes on saying that it was there, by which law it went and on whose word."),
             {TextRole::muted, 10});
        whole_ = new wxRadioButton(this, wxID_ANY, wtr("The record, what only hangs on it, and all their states"),
                                   wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
        earlier_ = new wxRadioButton(this, wxID_ANY, wtr("Only its earlier states; it stays as it is now"));
        column->Add(whole_, 0, wxBOTTOM, FromDIP(4));
        column->Add(earlier_, 0, wxBOTTOM, gap);
        auto const field = [&](char const* label) {
            column->Add(new wxStaticText(this, wxID_ANY, wtr(label)), 0, wxBOTTOM, FromDIP(3));
            auto* made = new wxTextCtrl(this, wxID_ANY);
            shim::name_for_assistive(made, tr(label));
            made->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { update(); });
            column->Add(made, 0, wxEXPAND | wxBOTTOM, gap);
            return made;
        };
        basis_ = field(N_("Legal basis"));
        authority_ = field(N_("Who ordered or decided it"));
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->AddStretchSpacer();
        row->Add(plain_button(this, tr("Go back"), wxID_CANCEL), 0, wxRIGHT, FromDIP(8));
        redact_ = primary_button(this, tr("Redact for good"), wxID_OK);
        row->Add(redact_);
        column->Add(row, 0, wxEXPAND | wxTOP, FromDIP(6));
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(20));
        SetSizerAndFit(outer);
        CentreOnParent();
        update();
        basis_->SetFocus();
    }

    core::RedactionFacts facts() const {
        return {to_utf8(basis_->GetValue()), to_utf8(authority_->GetValue()),
                earlier_->GetValue() ? core::Extent::earlier : core::Extent::whole};
    }

private:
    void update() {
        auto const said = [](wxTextCtrl* field) { return field && !field->GetValue().Trim().Trim(false).empty(); };
        redact_->Enable(said(basis_) && said(authority_));
    }
    wxRadioButton* whole_ = nullptr;
    wxRadioButton* earlier_ = nullptr;
    wxTextCtrl* basis_ = nullptr;
    wxTextCtrl* authority_ = nullptr;
    wxButton* redact_ = nullptr;
};

} // namespace

std::optional<core::RedactionFacts> ask_redaction(wxWindow* parent, std::string const& caption) {
    RedactDialog dialog(parent, caption);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return dialog.facts();
}

} // namespace app
