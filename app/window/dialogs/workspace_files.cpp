#include "app/window/dialogs/workspace_files.h"

#include "app/common/text.h"
#include "app/window/widgets/command_palette.h"
#include "app/window/widgets/info_strip.h"
#include "app/window/wxtext.h"

#include <wx/datetime.h>
#include <wx/filedlg.h>
#include <wx/filename.h>

namespace app {

namespace {
constexpr char const* workspace_kind = "Counterpoint (*.counterpoint)|*.counterpoint";
constexpr char const* workspace_ending = ".counterpoint";
} // namespace

std::optional<std::string> ask_for_workspace(wxWindow* parent, std::string const& title, std::string const& near) {
    wxFileName const beside(to_wx(near));
    wxFileDialog dialog(parent, to_wx(title), wxDirExists(beside.GetPath()) ? beside.GetPath() : wxString(), wxString(),
                        wxString(workspace_kind) + "|" + wtr("All files") + "|*", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return to_utf8(dialog.GetPath());
}

std::optional<std::string> ask_for_new_workspace(wxWindow* parent, std::string const& title, std::string const& name) {
    wxFileDialog dialog(parent, to_wx(title), wxString(), to_wx(name), workspace_kind, wxFD_SAVE);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    // What stands behind a dot in a name, as in "desk 2.1", is no ending.
    auto path = dialog.GetPath();
    if (!path.EndsWith(workspace_ending)) path += workspace_ending;
    return to_utf8(path);
}

std::optional<std::string> ask_for_recent_workspace(wxWindow* parent, std::vector<std::string> const& recent,
                                                    std::string const& open) {
    std::vector<CommandItem> items;
    for (auto const& path : recent) {
        wxFileName const file(to_wx(path));
        items.push_back({path, to_utf8(file.GetFullName()), "", to_utf8(file.GetPath()),
                         path == open ? tr("It is open.") : file.FileExists() ? std::string() : tr("It is not there.")});
    }
    return pick_command(parent, items,
                        {tr("Recent workspaces"), tr("Which workspace"), tr("No workspace has these letters.")});
}

void save_copy_by_dialog(wxWindow* parent, Workbench& workbench, Tasks& tasks, InfoStrip& strip) {
    auto const stem = to_utf8(wxFileName(to_wx(workbench.store().path())).GetName());
    auto const name = stem + " " + to_utf8(wxDateTime::Now().FormatISODate()) + ".counterpoint";
    auto const target = ask_for_new_workspace(parent, tr("Save a copy"), name);
    if (!target) return;
    tasks.start(
        tr("Saving a copy"),
        [path = workbench.store().path(), target = *target](core::Progress&) { Workbench::save_copy(path, target); },
        [&strip, target = *target] {
            strip.show_message(InfoStrip::Kind::success, tr("The copy is in {file}.", {{"file", target}}));
        },
        [&workbench](core::Error const& error) { workbench.problem(error); });
}

} // namespace app
