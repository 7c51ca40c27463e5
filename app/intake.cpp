#include "app/intake.h"

#include "app/common/assets.h"
#include "app/text.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/dnd.h>
#include <wx/filedlg.h>
#include <wx/filename.h>

namespace app {

namespace {

void import_path(Desk& desk, wxString const& path, core::Obtained how) {
    desk.workbench().attempt([&] {
        auto bytes = read_file(to_utf8(path));
        desk.import(std::move(bytes), {how, to_utf8(wxFileName(path).GetFullName())});
    });
}

/// Takes whatever a browser, a file manager or an editor offers, best form first.
class Drop : public wxDropTarget {
public:
    explicit Drop(Desk& desk) : desk_(desk) {
        auto* all = new wxDataObjectComposite;
        all->Add(files_ = new wxFileDataObject, true);
        all->Add(html_ = new wxHTMLDataObject);
        all->Add(text_ = new wxTextDataObject);
        SetDataObject(all);
        all_ = all;
    }

    wxDragResult OnData(wxCoord, wxCoord, wxDragResult result) override {
        if (!GetData()) return wxDragNone;
        auto const format = all_->GetReceivedFormat();
        if (format == wxDF_FILENAME) {
            for (auto const& path : files_->GetFilenames())
                import_path(desk_, path, core::Obtained::dropped);
        } else if (format == wxDF_HTML) {
            desk_.import(to_utf8(html_->GetHTML()), {core::Obtained::dropped, "dropped.html"});
        } else {
            desk_.import(to_utf8(text_->GetText()), {core::Obtained::dropped, tr("dropped text")});
        }
        return result;
    }

private:
    Desk& desk_;
    wxDataObjectComposite* all_ = nullptr;
    wxFileDataObject* files_ = nullptr;
    wxHTMLDataObject* html_ = nullptr;
    wxTextDataObject* text_ = nullptr;
};

} // namespace

void import_by_dialog(wxWindow* parent, Desk& desk) {
    wxFileDialog dialog(parent, wtr("Import files"), "", "",
                        wtr("Articles") + " (*.txt;*.html;*.htm)|*.txt;*.html;*.htm|" +
                            wtr("All files") + "|*",
                        wxFD_OPEN | wxFD_MULTIPLE | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    wxArrayString paths;
    dialog.GetPaths(paths);
    for (auto const& path : paths) import_path(desk, path, core::Obtained::file);
}

void import_clipboard(Desk& desk) {
    if (!wxTheClipboard->Open()) return;
    wxHTMLDataObject html;
    wxTextDataObject text;
    std::string bytes, origin;
    if (wxTheClipboard->IsSupported(wxDF_HTML) && wxTheClipboard->GetData(html)) {
        bytes = to_utf8(html.GetHTML());
        origin = "clipboard.html";
    } else if (wxTheClipboard->IsSupported(wxDF_UNICODETEXT) && wxTheClipboard->GetData(text)) {
        bytes = to_utf8(text.GetText());
        origin = tr("clipboard");
    }
    wxTheClipboard->Close();
    if (bytes.empty()) return desk.notice(tr("The clipboard holds no text."));
    desk.import(std::move(bytes), {core::Obtained::pasted, origin});
}

void accept_drops(wxWindow& window, Desk& desk) { window.SetDropTarget(new Drop(desk)); }

} // namespace app
