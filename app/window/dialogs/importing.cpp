#include "app/window/dialogs/importing.h"

#include "app/common/text.h"
#include "app/intake/readable_files.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/info_strip.h"
#include "app/window/wxtext.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/dnd.h>
#include <wx/dialog.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

namespace {

/// Takes whatever a browser, a file manager or an editor offers, best form first.
class Drop : public wxDropTarget {
public:
    explicit Drop(Incoming& incoming) : incoming_(incoming) {
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
                incoming_.bring_in(Arrival::file(to_utf8(path), core::Obtained::dropped));
        } else if (format == wxDF_HTML) {
            incoming_.bring_in(Arrival::text(to_utf8(html_->GetHTML()), {core::Obtained::dropped, "dropped.html"}));
        } else {
            incoming_.bring_in(Arrival::text(to_utf8(text_->GetText()), {core::Obtained::dropped, tr("dropped text")}));
        }
        return result;
    }

private:
    Incoming& incoming_;
    wxDataObjectComposite* all_ = nullptr;
    wxFileDataObject* files_ = nullptr;
    wxHTMLDataObject* html_ = nullptr;
    wxTextDataObject* text_ = nullptr;
};

} // namespace

void import_by_dialog(wxWindow* parent, Incoming& incoming) {
    wxFileDialog dialog(parent, wtr("Import files"), "", "",
                        to_wx(readable_files_filter(translator())),
                        wxFD_OPEN | wxFD_MULTIPLE | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    wxArrayString paths;
    dialog.GetPaths(paths);
    for (auto const& path : paths) incoming.bring_in(Arrival::file(to_utf8(path)));
}

namespace {

/// What did not come in as it stands, line by line.
class Troubles : public wxDialog {
public:
    Troubles(wxWindow* parent, Incoming::Collection const& collection)
        : wxDialog(parent, wxID_ANY, wtr("What was left out"), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
        wxString lines;
        for (auto const& trouble : troubles_of(collection.claims, collection.file, translator()))
            lines += to_label(tr(trouble)) + "\n";
        auto* text = new wxTextCtrl(this, wxID_ANY, lines, wxDefaultPosition, FromDIP(wxSize(560, 260)),
                                    wxTE_MULTILINE | wxTE_READONLY);
        shim::name_for_assistive(text, tr("What was left out"));
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(text, 1, wxEXPAND | wxBOTTOM, FromDIP(12));
        column->Add(primary_button(this, tr("Close"), wxID_CANCEL), 0, wxALIGN_RIGHT);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(20));
        SetSizerAndFit(outer);
        CentreOnParent();
    }
};

} // namespace

void show_ended(wxWindow* parent, InfoStrip& strip, Incoming::Collection const& collection) {
    auto told = tr(summary_of(collection.claims, collection.file));
    if (collection.stopped) told = tr("Stopped at your request.") + " " + told;
    auto const bad = collection.claims.bad;
    if (bad > 0) told += " " + trn("{count} line was left out.", "{count} lines were left out.", static_cast<long>(bad));
    auto const whole = bad == 0 && collection.claims.noted == 0;
    if (whole)
        return strip.show_message(collection.stopped ? InfoStrip::Kind::info : InfoStrip::Kind::success, told);
    strip.show_message(InfoStrip::Kind::warning, told, tr("Line by line…"), [parent, collection] {
        parent->CallAfter([parent, collection] { Troubles(parent, collection).ShowModal(); });
    });
}

void import_clipboard(Desk& desk, Incoming& incoming) {
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
    incoming.bring_in(Arrival::text(std::move(bytes), {core::Obtained::pasted, origin}));
}

void accept_drops(wxWindow& window, Incoming& incoming) {
    window.SetDropTarget(new Drop(incoming));
}

} // namespace app
