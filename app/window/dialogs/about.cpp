#include "app/window/dialogs/about.h"

#include "app/desk/workbench.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/program_icon.h"
#include "app/window/wxtext.h"
#include "core/base/version.h"

#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>

namespace app {

void about(wxWindow* parent) {
    wxDialog dialog(parent, wxID_ANY, wtr("About Counterpoint"));
    auto const px = [&](int dip) { return dialog.FromDIP(dip); };
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new wxStaticBitmap(&dialog, wxID_ANY, program_picture(84)), 0, wxALIGN_CENTRE | wxBOTTOM, px(14));
    auto* name = new LineLabel(&dialog, "Counterpoint", {TextRole::text, 18, Weight::semibold});
    shim::set_role(*name, shim::Role::heading);
    column->Add(name, 0, wxALIGN_CENTRE);
    auto const version = tr("Version {version}", {{"version", std::string(core::program_version())}});
    column->Add(new LineLabel(&dialog, version, {TextRole::muted, 10}), 0, wxALIGN_CENTRE | wxTOP, px(2));
    auto* line = new WrapLabel(&dialog,
                               tr("Record what was said, what answers it, and what is true — with a history that a "
                                  "stranger can verify."),
                               {TextRole::text, 10});
    line->SetMinSize(wxSize(px(360), -1));
    column->Add(line, 0, wxEXPAND | wxTOP, px(14));
    auto const key = Workbench::key_fingerprint();
    if (!key.empty()) {
        auto const owner = Workbench::key_owner();
        auto const told = owner.empty()
                              ? tr("Key of this computer: {key}", {{"key", key}})
                              : tr("Key of this computer, of {owner}: {key}", {{"owner", owner}, {"key", key}});
        auto* of_key = new WrapLabel(&dialog, told, {.role = TextRole::muted, .points = 9, .selectable = Selectable::yes});
        of_key->SetMinSize(wxSize(px(360), -1));
        column->Add(of_key, 0, wxEXPAND | wxTOP, px(10));
    }
    auto* close = primary_button(&dialog, tr("Close"), wxID_CANCEL);
    column->Add(close, 0, wxALIGN_CENTRE | wxTOP, px(20));
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(column, 1, wxEXPAND | wxALL, px(28));
    dialog.SetSizerAndFit(outer);
    dialog.Layout();
    dialog.Fit();
    dialog.CentreOnParent();
    close->SetDefault();
    close->SetFocus();
    dialog.ShowModal();
}

} // namespace app
