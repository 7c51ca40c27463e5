#include "app/window/dialogs/importing.h"

#include "app/common/text.h"
#include "app/intake/readable_files.h"
#include "app/window/dialogs/import_report.h"
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

#include <algorithm>

namespace app {

namespace {

void bring_in_files(Incoming& incoming, wxArrayString const& paths, core::Obtained how) {
    std::vector<Arrival> arrivals;
    for (auto const& path : paths) arrivals.push_back(Arrival::file(to_utf8(path), how));
    if (!arrivals.empty()) incoming.bring_in(std::move(arrivals));
}

/// Takes whatever a browser, a file manager or an editor offers, best form first.
class Drop : public wxDropTarget {
public:
    Drop(Incoming& incoming, WebCaptures& captures) : incoming_(incoming), captures_(captures) {
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
            bring_in_files(incoming_, files_->GetFilenames(), core::Obtained::dropped);
            return result;
        }
        auto const is_page = format == wxDF_HTML;
        auto bytes = to_utf8(is_page ? html_->GetHTML() : text_->GetText());
        if (auto const address = lone_address(bytes); !address.empty()) captures_.capture(address);
        else incoming_.bring_in(Arrival::text(std::move(bytes), {core::Obtained::dropped, is_page ? "dropped.html" : tr("dropped text")}));
        return result;
    }

private:
    Incoming& incoming_;
    WebCaptures& captures_;
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
    bring_in_files(incoming, paths, core::Obtained::file);
}

namespace {

/// Lines to read and copy.
class Report : public wxDialog {
public:
    Report(wxWindow* parent, std::string const& title, wxString const& lines)
        : wxDialog(parent, wxID_ANY, to_wx(title), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
        auto* text = new wxTextCtrl(this, wxID_ANY, lines, wxDefaultPosition, FromDIP(wxSize(560, 260)),
                                    wxTE_MULTILINE | wxTE_READONLY);
        shim::name_for_assistive(text, title);
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(text, 1, wxEXPAND | wxBOTTOM, FromDIP(12));
        column->Add(primary_button(this, tr("Close"), wxID_CANCEL), 0, wxALIGN_RIGHT);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(20));
        SetSizerAndFit(outer);
        CentreOnParent();
    }
};

void show_report(wxWindow* parent, std::string const& title, wxString const& lines) {
    parent->CallAfter([parent, title, lines] { Report(parent, title, lines).ShowModal(); });
}

} // namespace

void show_files(wxWindow* parent, InfoStrip& strip, Incoming::Files const& files) {
    using Became = Incoming::Files::One::Became;
    wxString lines;
    long in = 0;
    long not_in = 0;
    auto const all_whole = std::ranges::all_of(files.each, &Incoming::Files::One::is_whole);
    for (auto const& one : files.each) {
        lines += to_label(one.file + " — " + one.told) + "\n";
        if (one.became == Became::nothing) ++not_in;
        if (one.became == Became::source || one.became == Became::claims) ++in;
    }
    auto told = trn("{count} file came in.", "{count} files came in.", in);
    if (auto const known = static_cast<long>(files.each.size()) - in - not_in; known > 0)
        told += " " + trn("{count} was here already.", "{count} were here already.", known);
    if (not_in > 0) told += " " + trn("{count} did not come in.", "{count} did not come in.", not_in);
    if (!all_whole) told += " " + tr("Something in them is to be looked at.");
    strip.show_message(not_in > 0 || !all_whole ? InfoStrip::Kind::warning : InfoStrip::Kind::success, told, tr("File by file…"),
                       [parent, lines] { show_report(parent, tr("What became of each file"), lines); });
}

void show_ended(wxWindow* parent, Desk& desk, Incoming& incoming, InfoStrip& strip, Incoming::Collection const& collection) {
    auto told = tr(summary_of(collection.claims, collection.file));
    if (collection.stopped) told = tr("Stopped at your request.") + " " + told;
    auto const bad = collection.claims.bad;
    if (bad > 0) told += " " + trn("{count} line was left out.", "{count} lines were left out.", static_cast<long>(bad));
    auto const whole = bad == 0 && collection.claims.noted == 0;
    auto const kind = !whole ? InfoStrip::Kind::warning : collection.stopped ? InfoStrip::Kind::info : InfoStrip::Kind::success;
    strip.show_message(kind, told, tr("Line by line…"),
                       [parent, &desk, &incoming, collection] { show_import_report(parent, desk, incoming, collection); },
                       "import of " + collection.file);
}

void import_clipboard(Desk& desk, Incoming& incoming, WebCaptures& captures) {
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
    if (auto const address = lone_address(bytes); !address.empty()) return captures.capture(address);
    incoming.bring_in(Arrival::text(std::move(bytes), {core::Obtained::pasted, origin}));
}

void accept_drops(wxWindow& window, Incoming& incoming, WebCaptures& captures) {
    window.SetDropTarget(new Drop(incoming, captures));
}

} // namespace app
