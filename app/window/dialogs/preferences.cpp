#include "app/window/dialogs/preferences.h"

#include "app/common/backup_wishes.h"
#include "app/common/language.h"
#include "app/intake/helper_programs.h"
#include "app/window/dialogs/question.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/wxtext.h"
#include "app/window/theme.h"
#include "app/window/widgets/button.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dirdlg.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/statbox.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace app {

namespace {
constexpr std::array appearances{"", "light", "dark"};
constexpr std::array sure_percents{95L, 90L, 80L, 70L};
constexpr std::array backup_minutes{10L, 30L, 60L, 0L};
}

Preferences::Preferences(wxWindow* parent, Settings& settings)
    : wxDialog(parent, wxID_ANY, wtr("Preferences")), settings_(settings) {
    auto* grid = new wxFlexGridSizer(2, FromDIP(wxSize(14, 12)));
    grid->AddGrowableCol(1);
    auto const add = [&](char const* label, wxWindow* field) {
        grid->Add(new wxStaticText(this, wxID_ANY, wtr(label)), 0, wxALIGN_CENTRE_VERTICAL);
        grid->Add(field, 1, wxEXPAND);
        shim::name_for_assistive(field, tr(label));
    };
    language_ = new wxChoice(this, wxID_ANY);
    language_->Append(wtr("The system's language"));
    int chosen = 0;
    for (auto const& code : Language::available()) {
        language_->Append(to_wx(Language::name_of(code)));
        if (code == settings.language()) chosen = static_cast<int>(language_->GetCount()) - 1;
    }
    language_->SetSelection(chosen);
    add(N_("Language"), language_);
    appearance_ = new wxChoice(this, wxID_ANY);
    for (auto const* label : {N_("As the system"), N_("Light"), N_("Dark")}) appearance_->Append(wtr(label));
    appearance_->SetSelection(settings.appearance() == "light" ? 1 : settings.appearance() == "dark" ? 2 : 0);
    add(N_("Appearance"), appearance_);
    size_ = new wxSpinCtrlDouble(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                 wxSP_ARROW_KEYS, Settings::least_reader_size, Settings::most_reader_size,
                                 settings.reader_size(), 0.5);
    add(N_("Text size of articles"), size_);
    sure_ = new wxChoice(this, wxID_ANY);
    for (auto const percent : sure_percents) {
        sure_->Append(wxString::Format("%ld %%", percent));
        if (percent == settings.sure_percent()) sure_->SetSelection(static_cast<int>(sure_->GetCount()) - 1);
    }
    if (sure_->GetSelection() == wxNOT_FOUND) sure_->SetSelection(0);
    add(N_("Suggestions are sure from"), sure_);
    indirect_ = new wxCheckBox(this, wxID_ANY, wtr("Suggest words reported without marks as well"));
    indirect_->SetValue(settings.indirect());
    grid->AddSpacer(0);
    grid->Add(indirect_);
    auto const wishes = backup_wishes();
    backups_ = new wxChoice(this, wxID_ANY);
    for (auto const minutes : backup_minutes) {
        backups_->Append(minutes > 0 ? to_wx(trn("After {count} minute of work", "After {count} minutes of work", minutes))
                                     : wtr("Only on command"));
        if (minutes == wishes.minutes) backups_->SetSelection(static_cast<int>(backups_->GetCount()) - 1);
    }
    if (backups_->GetSelection() == wxNOT_FOUND) backups_->SetSelection(1);
    add(N_("Make a backup"), backups_);
    auto* folder = new wxBoxSizer(wxHORIZONTAL);
    backup_folder_ = new wxTextCtrl(this, wxID_ANY, to_wx(wishes.folder));
    shim::name_for_assistive(backup_folder_, tr("Backups lie in"));
    folder->Add(backup_folder_, 1, wxALIGN_CENTRE_VERTICAL);
    auto* choose = plain_button(this, tr("Choose…"));
    choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        wxDirDialog dialog(this, wtr("Backups lie in"), backup_folder_->GetValue());
        if (dialog.ShowModal() == wxID_OK) backup_folder_->SetValue(dialog.GetPath());
    });
    folder->Add(choose, 0, wxLEFT, FromDIP(8));
    grid->Add(new wxStaticText(this, wxID_ANY, wtr("Backups lie in")), 0, wxALIGN_CENTRE_VERTICAL);
    grid->Add(folder, 1, wxEXPAND);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(grid, 1, wxEXPAND | wxALL, FromDIP(20));
    add_programs(*column);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    buttons->Add(plain_button(this, tr("Cancel"), wxID_CANCEL), 0, wxRIGHT, FromDIP(8));
    auto* ok = primary_button(this, tr("OK"), wxID_OK);
    ok->SetDefault();
    buttons->Add(ok);
    column->Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(20));
    SetSizerAndFit(column);
    SetMinSize(FromDIP(wxSize(460, -1)));
    Fit();
    CentreOnParent();
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
}

/// What is installed on this machine, and what it costs where it is not.
void Preferences::add_programs(wxSizer& column) {
    auto* box = new wxStaticBoxSizer(wxVERTICAL, this, wtr("Programs that read files here"));
    for (auto const& program : helper_programs()) {
        auto told = tr(is_installed(program.name) ? N_("{program} is installed: {does}") : N_("{program} is not installed ({package}): {costs}"),
                       {{"program", std::string(program.name)}, {"package", std::string(program.package)}, {"does", tr(program.does)}, {"costs", tr(program.costs)}});
        auto* line = new wxStaticText(box->GetStaticBox(), wxID_ANY, to_wx(told));
        line->Wrap(FromDIP(520));
        auto* padded = new wxBoxSizer(wxVERTICAL);
        padded->Add(line, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(4));
        box->Add(padded, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(10));
    }
    box->AddSpacer(FromDIP(4));
    column.Add(box, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(20));
}

void Preferences::save() {
    try {
        keep_backup_wishes({to_utf8(backup_folder_->GetValue()), backup_minutes[static_cast<std::size_t>(backups_->GetSelection())]});
    } catch (core::Error const& error) {
        return tell(this, tr("Preferences"), tr(error.message()));
    }
    auto const index = language_->GetSelection();
    auto const code = index <= 0 ? std::string()
                                 : Language::available()[static_cast<std::size_t>(index - 1)];
    language_changed_ = code != settings_.language();
    settings_.set_language(code);
    std::string const look = appearances[static_cast<std::size_t>(appearance_->GetSelection())];
    settings_.set_appearance(look);
    set_appearance(look == "dark"    ? Appearance::dark
                   : look == "light" ? Appearance::light
                                     : Appearance::system);
    settings_.set_reader_size(size_->GetValue());
    settings_.set_sure_percent(sure_percents[static_cast<std::size_t>(sure_->GetSelection())]);
    settings_.set_indirect(indirect_->GetValue());
    EndModal(wxID_OK);
}

} // namespace app
