#include "app/window/dialogs/importing.h"

#include "app/common/reading.h"
#include "app/common/text.h"
#include "app/desk/tasks.h"
#include "app/intake/readable_files.h"
#include "app/window/wxtext.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/dnd.h>
#include <wx/filedlg.h>
#include <wx/filename.h>

namespace app {

namespace {

constexpr std::size_t quick = 500'000; // bytes that are read before anyone notices

void import_path(Desk& desk, Tasks& tasks, wxString const& path, core::Obtained how) {
    desk.workbench().attempt([&] {
        auto bytes = read_file(to_utf8(path));
        core::Provenance const provenance{how, to_utf8(wxFileName(path).GetFullName())};
        if (bytes.size() < quick) {
            desk.recorder().import(std::move(bytes), provenance);
            return;
        }
        struct Work {
            std::string bytes;
            core::Ingested ingested;
        };
        auto work = std::make_shared<Work>(Work{std::move(bytes), {}});
        tasks.start(
            tr("Reading {file}", {{"file", provenance.origin}}),
            [work, origin = provenance.origin](core::Progress& progress) {
                core::IngestOptions options;
                options.file_name = origin;
                work->ingested = core::ingest(work->bytes, options);
                progress.update(1, 1); // stopped meanwhile: nothing is brought in
            },
            [work, &desk, provenance] {
                desk.recorder().import(std::move(work->bytes), provenance, std::move(work->ingested));
            },
            [&desk](core::Error const& error) { desk.workbench().problem(error); });
    });
}

/// Takes whatever a browser, a file manager or an editor offers, best form first.
class Drop : public wxDropTarget {
public:
    Drop(Desk& desk, Tasks& tasks) : desk_(desk), tasks_(tasks) {
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
                import_path(desk_, tasks_, path, core::Obtained::dropped);
        } else if (format == wxDF_HTML) {
            desk_.recorder().import(to_utf8(html_->GetHTML()), {core::Obtained::dropped, "dropped.html"});
        } else {
            desk_.recorder().import(to_utf8(text_->GetText()), {core::Obtained::dropped, tr("dropped text")});
        }
        return result;
    }

private:
    Desk& desk_;
    Tasks& tasks_;
    wxDataObjectComposite* all_ = nullptr;
    wxFileDataObject* files_ = nullptr;
    wxHTMLDataObject* html_ = nullptr;
    wxTextDataObject* text_ = nullptr;
};

} // namespace

void import_by_dialog(wxWindow* parent, Desk& desk, Tasks& tasks) {
    wxFileDialog dialog(parent, wtr("Import files"), "", "",
                        to_wx(readable_files_filter(translator())),
                        wxFD_OPEN | wxFD_MULTIPLE | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    wxArrayString paths;
    dialog.GetPaths(paths);
    for (auto const& path : paths) import_path(desk, tasks, path, core::Obtained::file);
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
    desk.recorder().import(std::move(bytes), {core::Obtained::pasted, origin});
}

void accept_drops(wxWindow& window, Desk& desk, Tasks& tasks) {
    window.SetDropTarget(new Drop(desk, tasks));
}

} // namespace app
