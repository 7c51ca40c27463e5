#include "app/window/dialogs/scale_files.h"

#include "app/window/wxtext.h"

#include <wx/filedlg.h>

namespace app {

namespace {

wxString scale_wildcard() { return wtr("Rating scale") + " (*.json)|*.json|" + wtr("All files") + "|*"; }

} // namespace

void import_scale_by_dialog(wxWindow* parent, Desk& desk) {
    wxFileDialog dialog(parent, wtr("Import a rating scale"), "", "", scale_wildcard(),
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) desk.scales().import_scale(to_utf8(dialog.GetPath()));
}

void export_scale_by_dialog(wxWindow* parent, Desk& desk, core::Scale const& scale) {
    wxFileDialog dialog(parent, wtr("Export the rating scale"), "", to_wx(scale.key) + ".json", scale_wildcard(),
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() == wxID_OK) desk.scales().export_scale(scale.id, to_utf8(dialog.GetPath()));
}

} // namespace app
