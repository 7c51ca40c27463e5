#include "app/window/dialogs/stamp_dialog.h"

#include "app/common/text.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/asking_dialog.h"
#include "app/window/wxtext.h"

#include <wx/checkbox.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

namespace {

constexpr int wants_request = wxID_HIGHEST + 1, wants_kept = wxID_HIGHEST + 2, wants_root = wxID_HIGHEST + 3;

class StampDialog : public AskingDialog {
public:
    explicit StampDialog(wxWindow* parent)
        : AskingDialog(parent, tr("Time-stamp the saved bytes"),
                       tr("An authority signs that these bytes existed before a moment. It is told their SHA-256, not what they are, "
                          "and says nothing of who served them.")) {
        field_ = field(tr("Address of the authority"), "https://");
        inside_ = tick(tr("It may be in this computer or its own network"));
        auto* others = new wxBoxSizer(wxHORIZONTAL);
        auto const other = [&](std::string const& label, int what) {
            others->Add(plain_button(this, label, what), 0, wxRIGHT, FromDIP(8));
            Bind(wxEVT_BUTTON, [this, what](wxCommandEvent&) { EndModal(what); }, what);
        };
        other(tr("Write a request…"), wants_request);
        other(tr("Keep an answer…"), wants_kept);
        other(tr("Trust a root…"), wants_root);
        add(others, 6);
        finish(tr("Send the request"), field_);
    }

    std::string address() const { return to_utf8(field_->GetValue()); }
    FetchOptions options() const {
        FetchOptions options;
        if (inside_->GetValue()) options.inside = FetchOptions::Inside::allowed;
        return options;
    }

private:
    void answer() override { EndModal(wxID_OK); }

    wxTextCtrl* field_ = nullptr;
    wxCheckBox* inside_ = nullptr;
};

std::optional<std::string> ask_for_file(wxWindow* parent, std::string const& title, char const* name, char const* kinds, long style) {
    wxFileDialog dialog(parent, to_wx(title), wxString(), name, wxString(kinds) + "|" + wtr("All files") + "|*", style);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return to_utf8(dialog.GetPath());
}

} // namespace

void time_stamp_by_dialog(wxWindow* parent, Stamping& stamping, core::Id<core::Source> source) {
    StampDialog dialog(parent);
    constexpr long there = wxFD_OPEN | wxFD_FILE_MUST_EXIST;
    switch (dialog.ShowModal()) {
    case wxID_OK: return stamping.send(source, dialog.address(), dialog.options());
    case wants_request:
        if (auto const file = ask_for_file(parent, tr("Write a request"), "request.tsq", "*.tsq|*.tsq", wxFD_SAVE | wxFD_OVERWRITE_PROMPT))
            stamping.write_request(source, *file);
        return;
    case wants_kept:
        if (auto const file = ask_for_file(parent, tr("Keep an answer"), "", "*.tsr;*.tst|*.tsr;*.tst", there)) stamping.keep(source, *file);
        return;
    case wants_root:
        if (auto const file = ask_for_file(parent, tr("Trust a root"), "", "*.pem;*.crt;*.cer;*.der|*.pem;*.crt;*.cer;*.der", there))
            stamping.trust(*file);
        return;
    default: return;
    }
}

} // namespace app
