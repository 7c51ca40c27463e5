#include "app/window/dialogs/desk_dialogs.h"

#include "app/window/dialogs/workspace_files.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"
#include "core/exchange/invitation.h"
#include "core/text/tidy.h"

#include <wx/clipbrd.h>
#include <wx/dialog.h>
#include <wx/dirdlg.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

namespace {

constexpr int dialog_width = 480;

/// A heading, a paragraph, fields with their labels, a line for what is wrong, and two buttons.
class DeskDialog : public wxDialog {
public:
    DeskDialog(wxWindow* parent, std::string const& title, std::string const& line)
        : wxDialog(parent, wxID_ANY, to_label(title)), column_(new wxBoxSizer(wxVERTICAL)) {
        auto* heading = paragraph(title, {TextRole::text, 12, Weight::semibold}, 4);
        shim::set_role(*heading, shim::Role::heading);
        paragraph(line, {TextRole::muted, 9.5}, 12);
    }

protected:
    WrapLabel* paragraph(std::string const& text, TextLook look, int below) {
        auto* label = new WrapLabel(this, text, look);
        label->SetMinSize(FromDIP(wxSize(dialog_width, -1)));
        column_->Add(label, 0, wxEXPAND | wxBOTTOM, FromDIP(below));
        return label;
    }
    wxTextCtrl* field(std::string const& label, wxString const& hint, wxWindow* beside = nullptr) {
        paragraph(label, {TextRole::muted, 9}, 3);
        auto* made = new wxTextCtrl(this, wxID_ANY);
        made->SetHint(hint);
        shim::name_for_assistive(made, label);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(made, 1, wxALIGN_CENTRE_VERTICAL);
        if (beside) row->Add(beside, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
        column_->Add(row, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
        return made;
    }
    void finish(std::string const& yes, wxTextCtrl* first) {
        told_ = paragraph(" ", {TextRole::accent, 9.5}, 6);
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->AddStretchSpacer();
        buttons->Add(plain_button(this, tr("Cancel"), wxID_CANCEL), 0, wxRIGHT, FromDIP(8));
        auto* go = primary_button(this, yes, wxID_OK);
        buttons->Add(go);
        column_->Add(buttons, 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column_, 1, wxEXPAND | wxALL, FromDIP(22));
        SetSizerAndFit(outer);
        Layout();
        Fit();
        CentreOnParent();
        go->SetDefault();
        first->SetFocus();
        Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { answer(); }, wxID_OK);
    }
    /// Ends the dialog, or says what is wrong.
    virtual void answer() = 0;
    void complain(std::string const& what, wxTextCtrl* field) {
        told_->set_text(what);
        Layout();
        Fit();
        field->SetFocus();
    }

private:
    wxBoxSizer* column_;
    WrapLabel* told_ = nullptr;
};

class PlaceDialog : public DeskDialog {
public:
    explicit PlaceDialog(wxWindow* parent)
        : DeskDialog(parent, tr("Share the workspace at a desk"),
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

class InvitationDialog : public DeskDialog {
public:
    explicit InvitationDialog(wxWindow* parent)
        : DeskDialog(parent, tr("Join somebody’s desk"),
                     tr("An admin of the desk gives you an invitation: one line. Your seat is a file of its own on this computer; "
                        "which one, you are asked next.")) {
        line_ = field(tr("Invitation"), "counterpoint-desk:1:…");
        at_ = field(tr("Where the desk lies from here"), wtr("Only if it is another place than for whoever invited you"));
        if (auto const found = in_clipboard(); core::read_invitation(found)) line_->SetValue(to_wx(found));
        finish(tr("Join"), line_);
    }
    JoinWishes wishes() const { return {core::tidy(to_utf8(line_->GetValue())), core::tidy(to_utf8(at_->GetValue())), {}}; }

private:
    static std::string in_clipboard() {
        if (!wxTheClipboard->Open()) return {};
        wxTextDataObject text;
        auto const got = wxTheClipboard->IsSupported(wxDF_UNICODETEXT) && wxTheClipboard->GetData(text);
        wxTheClipboard->Close();
        return got ? core::tidy(to_utf8(text.GetText())) : std::string();
    }
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

std::optional<JoinWishes> ask_for_invitation(wxWindow* parent) {
    InvitationDialog dialog(parent);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    auto wishes = dialog.wishes();
    auto const path = ask_for_new_workspace(parent, tr("The file of your seat"), "desk.counterpoint");
    if (!path) return std::nullopt;
    wishes.path = *path;
    return wishes;
}

} // namespace app
