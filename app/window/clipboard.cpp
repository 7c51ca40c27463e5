#include "app/window/clipboard.h"

#include "app/window/wxtext.h"

#include <wx/clipbrd.h>

namespace app {

void to_clipboard(std::string const& text) {
    wxClipboardLocker const locked;
    if (!locked) return;
    wxTheClipboard->SetData(new wxTextDataObject(to_wx(text)));
    wxTheClipboard->Flush();
}

} // namespace app
