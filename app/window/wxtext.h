// The border between the program's UTF-8 and wxString. Every conversion is spelled out here,
// because wx's implicit ones depend on the C locale and lose text silently.
#pragma once

#include "app/common/text.h"
#include "core/text/signs.h"

#include <wx/string.h>

#include <string>
#include <string_view>

namespace app {

/// `utf8` must be valid UTF-8; invalid bytes are shown as Latin-1 rather than lost.
inline wxString to_wx(std::string_view utf8) {
    wxString text = wxString::FromUTF8(utf8.data(), utf8.size());
    if (text.empty() && !utf8.empty()) {
        text = wxString(utf8.data(), wxConvISO8859_1, utf8.size());
    }
    return text;
}

/// What is only shown, as one line or as lines: no sign in it acts (core/text/signs.h). What is edited goes through
/// to_wx(), or it would come back changed.
inline wxString to_label(std::string_view utf8) { return to_wx(core::shown_line(utf8)); }
inline wxString to_lines(std::string_view utf8) { return to_wx(core::shown_text(utf8)); }

inline std::string to_utf8(wxString const& text) { return text.utf8_string(); }

/// The translation for wx's own widgets.
inline wxString wtr(char const* english) { return to_wx(tr(english)); }

/// Text as Pango markup that shows it as it is.
inline std::string as_markup(std::string_view text) {
    std::string out;
    for (auto const c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else out += c;
    }
    return out;
}

} // namespace app
