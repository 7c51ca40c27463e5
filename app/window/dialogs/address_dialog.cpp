#include "app/window/dialogs/address_dialog.h"

#include "app/common/text.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"

#include <wx/checkbox.h>
#include <wx/clipbrd.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

namespace {

std::string address_in_clipboard() {
    if (!wxTheClipboard->Open()) return {};
    wxTextDataObject text;
    auto const got = wxTheClipboard->IsSupported(wxDF_UNICODETEXT) && wxTheClipboard->GetData(text);
    wxTheClipboard->Close();
    auto const words = got ? to_utf8(text.GetText()) : std::string();
    return is_lone_address(words) ? words : std::string();
}

class AddressDialog : public wxDialog {
public:
    explicit AddressDialog(wxWindow* parent) : wxDialog(parent, wxID_ANY, wtr("Capture an address")) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto const paragraph = [&](std::string const& text, TextLook look, int below) {
            auto* label = new WrapLabel(this, text, look);
            label->SetMinSize(FromDIP(wxSize(460, -1)));
            column->Add(label, 0, wxEXPAND | wxBOTTOM, FromDIP(below));
            return label;
        };
        auto* heading = paragraph(tr("Capture an address"), {TextRole::text, 12, Weight::semibold}, 4);
        shim::set_role(*heading, shim::Role::heading);
        paragraph(tr("The page is fetched once, now, and kept as it comes, with every address on the way to it. Nothing is "
                     "sent but the request."),
                  {TextRole::muted, 9.5}, 12);
        field_ = new wxTextCtrl(this, wxID_ANY, to_wx(address_in_clipboard()));
        field_->SetHint("https://");
        shim::name_for_assistive(field_, tr("Address"));
        column->Add(field_, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
        inside_ = new wxCheckBox(this, wxID_ANY, wtr("It may be in this computer or its own network"));
        column->Add(inside_, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
        told_ = paragraph(" ", {TextRole::accent, 9.5}, 6);
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->AddStretchSpacer();
        buttons->Add(plain_button(this, tr("Cancel"), wxID_CANCEL), 0, wxRIGHT, FromDIP(8));
        auto* yes = primary_button(this, tr("Capture"), wxID_OK);
        buttons->Add(yes);
        column->Add(buttons, 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(22));
        SetSizerAndFit(outer);
        CentreOnParent();
        yes->SetDefault();
        field_->SetFocus();
        field_->SelectAll();
        Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { answer(); }, wxID_OK);
    }

    std::string address() const { return to_utf8(field_->GetValue()); }
    FetchOptions options() const {
        FetchOptions options;
        if (inside_->GetValue()) options.inside = FetchOptions::Inside::allowed;
        return options;
    }

private:
    void answer() {
        if (is_lone_address(address())) return EndModal(wxID_OK);
        told_->set_text(tr("Type one address, beginning with http:// or https://."));
        Layout();
        Fit();
        field_->SetFocus();
    }

    wxTextCtrl* field_ = nullptr;
    wxCheckBox* inside_ = nullptr;
    WrapLabel* told_ = nullptr;
};

} // namespace

void capture_by_dialog(wxWindow* parent, WebCaptures& captures) {
    AddressDialog dialog(parent);
    if (dialog.ShowModal() == wxID_OK) captures.capture(dialog.address(), {}, dialog.options());
}

} // namespace app
