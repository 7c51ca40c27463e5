#include "app/window/dialogs/backups_dialog.h"

#include "app/common/text.h"
#include "app/window/dialogs/question.h"
#include "app/window/dialogs/workspace_files.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/record_list.h"
#include "app/window/wxtext.h"
#include "core/log/operation_label.h"

#include <wx/dialog.h>
#include <wx/sizer.h>

#include <filesystem>

namespace app {

namespace {

constexpr int wants_one_made = wxID_HIGHEST + 1;

class BackupsDialog : public wxDialog {
public:
    BackupsDialog(wxWindow* parent, std::vector<core::Backup> const& all, std::string const& folder,
                  std::vector<core::Message> const& doubts)
        : wxDialog(parent, wxID_ANY, wtr("Backups"), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
          all_(all) {
        auto const gap = FromDIP(10);
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto const add_text = [&](std::string const& words, TextLook look) {
            auto* label = new WrapLabel(this, words, look);
            label->SetMinSize(FromDIP(wxSize(300, -1)));
            column->Add(label, 0, wxEXPAND | wxBOTTOM, gap);
        };
        add_text(tr("Backups of this workspace lie in {folder}. Where, and how often one is made by itself, is said in the "
                    "preferences.",
                    {{"folder", folder}}),
                 {TextRole::muted, 10});
        for (auto const& doubt : doubts) add_text(tr(doubt), {TextRole::text, 10});
        rows_ = new RecordList(this, tr("Backups"),
                               {{"made", tr("Made"), 200, ListColumn::Kind::words},
                                {"for", tr("What for"), 0, ListColumn::Kind::words},
                                {"size", tr("Size"), 110, ListColumn::Kind::words}},
                               [this](RecordList::RecordKey key) { return row(all_.at(static_cast<std::size_t>(key) - 1)); });
        rows_->set_empty(tr("No backup yet."));
        rows_->on_select = [this](RecordList::RecordKey) { bring_back_->Enable(); };
        rows_->on_activate = [this](RecordList::RecordKey) { EndModal(wxID_OK); };
        rows_->SetMinSize(FromDIP(wxSize(620, 300)));
        column->Add(rows_, 1, wxEXPAND | wxBOTTOM, gap);
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->Add(plain_button(this, tr("Back up now"), wants_one_made));
        bring_back_ = plain_button(this, tr("Compare and bring back…"), wxID_OK);
        bring_back_->Disable();
        buttons->Add(bring_back_, 0, wxLEFT, FromDIP(8));
        buttons->AddStretchSpacer();
        buttons->Add(primary_button(this, tr("Close"), wxID_CANCEL));
        column->Add(buttons, 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(20));
        SetSizerAndFit(outer);
        SetEscapeId(wxID_CANCEL);
        Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wants_one_made); }, wants_one_made);
        std::vector<RecordList::RecordKey> keys;
        for (std::size_t at = 0; at < all_.size(); ++at) keys.push_back(static_cast<RecordList::RecordKey>(at) + 1);
        rows_->set_ids(std::move(keys));
        rows_->focus();
        CentreOnParent();
    }

    core::Backup const* chosen() const {
        auto const key = rows_->chosen();
        return key ? &all_.at(static_cast<std::size_t>(key) - 1) : nullptr;
    }

private:
    static std::vector<std::string> row(core::Backup const& backup) {
        return {full_when(backup.made), tr(core::label_of(backup.why)),
                tr("{size} kB", {{"size", std::to_string((backup.bytes + 999) / 1000)}})};
    }

    std::vector<core::Backup> const& all_;
    RecordList* rows_ = nullptr;
    wxWindow* bring_back_ = nullptr;
};

/// What differs, in sentences; and the first of what would be missing.
std::string told(core::BackupCompared const& compared) {
    auto text = tr(compared.found.finding);
    if (compared.unread) return text + "\n\n" + tr(*compared.unread);
    text += "\n\n" + trn("{count} later change is in the workspace alone, and would not be in what is brought back.",
                         "{count} later changes are in the workspace alone, and would not be in what is brought back.",
                         static_cast<long>(compared.since_count));
    for (auto const& revision : compared.since)
        text += "\n• " + full_when(revision.at) + " — " + revision.actor + ": " +
                core::what_was_done(revision, translator());
    return text + "\n\n" + tr("It becomes a new file; this workspace stays as it is.");
}

void bring_back(wxWindow* parent, Workbench& workbench, Tasks& tasks, core::Backup const& backup,
                core::BackupCompared const& compared, std::function<void(std::string const&)> const& open) {
    if (!ask(parent, {tr("Bring this backup back?"), told(compared), tr("Bring it back…"), tr("Go back"),
                      Question::Weight::ordinary}))
        return;
    auto const stem = std::filesystem::path(workbench.store().path()).stem().string();
    auto const name = stem + " " + core::date_of(backup.made).text() + ".counterpoint";
    auto const target = ask_for_new_workspace(parent, tr("Bring it back as"), name);
    if (!target) return;
    tasks.start(
        tr("Bringing back a backup"),
        [path = workbench.store().path(), file = backup.file, target = *target](core::Progress&) {
            Workbench::backups(path)->bring_back(file, target);
        },
        [open, target = *target] { open(target); }, [&workbench](core::Error const& error) { workbench.problem(error); });
}

} // namespace

void show_backups(wxWindow* parent, Workbench& workbench, BackingUp& backing_up, Tasks& tasks,
                  std::function<void(std::string const& path)> open) {
    std::vector<core::Backup> all;
    std::vector<core::Message> doubts;
    std::string folder;
    if (!workbench.attempt([&] {
            auto const backups = Workbench::backups(workbench.store().path());
            folder = backups->folder();
            doubts = backups->doubts();
            all = backups->list();
        }))
        return;
    BackupsDialog dialog(parent, all, folder, doubts);
    auto const answer = dialog.ShowModal();
    if (answer == wants_one_made) return backing_up.back_up();
    auto const* chosen = answer == wxID_OK ? dialog.chosen() : nullptr;
    if (!chosen) return;
    auto compared = std::make_shared<core::BackupCompared>();
    tasks.start(
        tr("Comparing a backup"),
        [compared, path = workbench.store().path(), file = chosen->file](core::Progress& progress) {
            *compared = Workbench::backups(path)->compare(file, progress);
        },
        [parent, &workbench, &tasks, compared, backup = *chosen, open] {
            parent->CallAfter([=, &workbench, &tasks] { bring_back(parent, workbench, tasks, backup, *compared, open); });
        },
        [&workbench](core::Error const& error) { workbench.problem(error); });
}

} // namespace app
