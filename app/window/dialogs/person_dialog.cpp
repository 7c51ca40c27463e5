#include "app/window/dialogs/person_dialog.h"

#include "app/window/widgets/asking_dialog.h"
#include "app/window/wxtext.h"
#include "core/text/person.h"

#include <wx/textctrl.h>

namespace app {

namespace {

class NameDialog : public AskingDialog {
public:
    NameDialog(wxWindow* parent, NameQuestion const& question) : AskingDialog(parent, question.title, question.line) {
        field_ = field(tr("Name"), wtr("First and last name"));
        field_->SetValue(to_wx(question.name));
        finish(question.yes, field_);
    }
    std::string const& name() const { return name_; }

private:
    void answer() override {
        auto const name = core::read_person_name(to_utf8(field_->GetValue()));
        if (name) {
            name_ = *name;
            return EndModal(wxID_OK);
        }
        complain(tr(name.error().message), field_);
    }

    wxTextCtrl* field_ = nullptr;
    std::string name_;
};

} // namespace

std::optional<std::string> ask_for_name(wxWindow* parent, NameQuestion const& question) {
    NameDialog dialog(parent, question);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return dialog.name();
}

} // namespace app
