#include "app/window/dialogs/desk_dialogs.h"

#include "app/window/dialogs/workspace_files.h"
#include "app/window/clipboard.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/asking_dialog.h"
#include "app/window/wxtext.h"
#include "core/exchange/invitation.h"
#include "core/text/tidy.h"

#include <wx/dirdlg.h>
#include <wx/textctrl.h>

namespace app {

namespace {

class PlaceDialog : public AskingDialog {
public:
    explicit PlaceDialog(wxWindow* parent)
        : AskingDialog(parent, tr("Share the workspace at a desk"),
                     tr("Everybody works in a file of their own, also without a network. What lies between you is a folder: on a "
                        "share, on a stick, or kept alike by Syncthing or Nextcloud; or a PostgreSQL server. It is not encrypted, "
                        "and nothing in it can be forged.")) {
        auto* choose = plain_button(this, tr("Choose a folder…"));
        place_ = field(tr("Where the desk is to lie"), wtr("A folder of its own, or postgresql://NAME@HOST/DATABASE"), choose);
        choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            CallAfter([this] {
                wxDirDialog dialog(this, wtr("Where the desk is to lie"));
                if (dialog.ShowModal() == wxID_OK) place_->SetValue(dialog.GetPath());
                place_->SetFocus();
            });
        });
        finish(tr("Make the desk"), place_);
    }
    std::string place() const { return core::tidy(to_utf8(place_->GetValue())); }

private:
    void answer() override {
        if (place().empty()) return complain(tr("Say where the desk is to lie."), place_);
        EndModal(wxID_OK);
    }
    wxTextCtrl* place_ = nullptr;
};

class InvitationDialog : public AskingDialog {
public:
    explicit InvitationDialog(wxWindow* parent)
        : AskingDialog(parent, tr("Join somebody’s desk"),
                     tr("An admin of the desk gives you an invitation: one line. Your seat is a file of its own on this computer; "
                        "which one, you are asked next.")) {
        line_ = field(tr("Invitation"), "counterpoint-desk:1:…");
        at_ = field(tr("Where the desk lies from here"), wtr("Only if it is another place than for whoever invited you"));
        if (auto const found = core::tidy(text_in_clipboard()); core::read_invitation(found)) line_->SetValue(to_wx(found));
        finish(tr("Join"), line_);
    }
    JoinWishes wishes() const { return {core::tidy(to_utf8(line_->GetValue())), core::tidy(to_utf8(at_->GetValue())), {}}; }

private:
    void answer() override {
        auto const read = core::read_invitation(wishes().invitation);
        if (!read) return complain(tr(read.error().message), line_);
        EndModal(wxID_OK);
    }
    wxTextCtrl* line_ = nullptr;
    wxTextCtrl* at_ = nullptr;
};

} // namespace

std::optional<std::string> ask_where_desk_lies(wxWindow* parent) {
    PlaceDialog dialog(parent);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return dialog.place();
}

std::optional<JoinWishes> ask_for_invitation(wxWindow* parent, std::string const& workspace) {
    InvitationDialog dialog(parent);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    auto wishes = dialog.wishes();
    auto const read = core::read_invitation(wishes.invitation);
    if (read && read->workspace == workspace) return wishes;
    auto const path = ask_for_new_workspace(parent, tr("The file of your seat"), "desk.counterpoint");
    if (!path) return std::nullopt;
    wishes.path = *path;
    return wishes;
}

} // namespace app
