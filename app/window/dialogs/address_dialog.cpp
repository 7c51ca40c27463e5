#include "app/window/dialogs/address_dialog.h"

#include "app/common/text.h"
#include "app/window/clipboard.h"
#include "app/window/widgets/asking_dialog.h"
#include "app/window/wxtext.h"

#include <wx/checkbox.h>
#include <wx/textctrl.h>

namespace app {

namespace {

class AddressDialog : public AskingDialog {
public:
    explicit AddressDialog(wxWindow* parent)
        : AskingDialog(parent, tr("Capture an address"),
                       tr("The page is fetched once, now, and kept as it comes, with every address on the way to it. Nothing is "
                          "sent but the request.")) {
        field_ = field(tr("Address"), "https://");
        if (auto const lies_there = text_in_clipboard(); is_lone_address(lies_there)) field_->SetValue(to_wx(lies_there));
        inside_ = tick(tr("It may be in this computer or its own network"));
        finish(tr("Capture it"), field_);
    }

    std::string address() const { return to_utf8(field_->GetValue()); }
    FetchOptions options() const {
        FetchOptions options;
        if (inside_->GetValue()) options.inside = FetchOptions::Inside::allowed;
        return options;
    }

private:
    void answer() override {
        if (is_lone_address(address())) return EndModal(wxID_OK);
        complain(tr("Type one address, beginning with http:// or https://."), field_);
    }

    wxTextCtrl* field_ = nullptr;
    wxCheckBox* inside_ = nullptr;
};

} // namespace

void capture_by_dialog(wxWindow* parent, WebCaptures& captures) {
    AddressDialog dialog(parent);
    if (dialog.ShowModal() == wxID_OK) captures.capture(dialog.address(), {}, dialog.options());
}

} // namespace app
