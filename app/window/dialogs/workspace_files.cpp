#include "app/window/dialogs/workspace_files.h"

#include "app/window/wxtext.h"

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

} // namespace app
