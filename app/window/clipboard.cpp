#include "app/window/clipboard.h"

#include "app/window/wxtext.h"

#include <wx/clipbrd.h>

namespace app {

namespace {

void put(wxDataObject* data) {
    wxClipboardLocker const locked;
    if (!locked) return delete data;
    wxTheClipboard->SetData(data);
    wxTheClipboard->Flush();
}

} // namespace

void to_clipboard(std::string const& text) { put(new wxTextDataObject(to_wx(text))); }

void to_clipboard(RichText const& text) {
    auto* both = new wxDataObjectComposite;
    both->Add(new wxHTMLDataObject(to_wx(text.html)), true);
    both->Add(new wxTextDataObject(to_wx(text.plain)));
    put(both);
}

std::string text_in_clipboard() {
    if (!wxTheClipboard->Open()) return {};
    wxTextDataObject text;
    auto const got = wxTheClipboard->IsSupported(wxDF_UNICODETEXT) && wxTheClipboard->GetData(text);
    wxTheClipboard->Close();
    return got ? to_utf8(text.GetText()) : std::string();
}

} // namespace app
