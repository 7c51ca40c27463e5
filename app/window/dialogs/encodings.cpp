#include "app/window/dialogs/encodings.h"

#include "app/common/text.h"
#include "app/window/wxtext.h"

#include <wx/choicdlg.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace app {

namespace {

using core::N_;

struct Region {
    char const* label; ///< marked for translation
    char const* encodings;
};

/// Those that people meet, by where they meet them; the others of the web follow.
constexpr std::array regions{
    Region{N_("Unicode"), "UTF-8 UTF-16LE UTF-16BE"},
    Region{N_("Western Europe"), "windows-1252 ISO-8859-15 macintosh"},
    Region{N_("Central Europe"), "windows-1250 ISO-8859-2 ISO-8859-16"},
    Region{N_("Cyrillic"), "windows-1251 KOI8-R KOI8-U IBM866 ISO-8859-5 x-mac-cyrillic"},
    Region{N_("Greek"), "windows-1253 ISO-8859-7"},
    Region{N_("Turkish"), "windows-1254"},
    Region{N_("Baltic languages"), "windows-1257 ISO-8859-4 ISO-8859-13"},
    Region{N_("Hebrew"), "windows-1255 ISO-8859-8"},
    Region{N_("Arabic"), "windows-1256 ISO-8859-6"},
    Region{N_("Thai"), "windows-874"},
    Region{N_("Vietnamese"), "windows-1258"},
    Region{N_("Chinese, simplified"), "GBK gb18030"},
    Region{N_("Chinese, traditional"), "Big5"},
    Region{N_("Japanese"), "Shift_JIS EUC-JP ISO-2022-JP"},
    Region{N_("Korean"), "EUC-KR"},
};

struct Offered {
    std::vector<std::string> names;
    wxArrayString labels;

    Offered() {
        for (auto const& region : regions)
            for (std::string_view rest = region.encodings; !rest.empty();) {
                auto const end = std::min(rest.find(' '), rest.size());
                names.emplace_back(rest.substr(0, end));
                labels.push_back(to_wx(tr(region.label) + " — " + names.back()));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
    }
};

} // namespace

void choose_encoding(wxWindow* parent, Desk& desk) {
    if (!desk.article().text()) return desk.notice(tr("Open an article first."));
    Offered const offered;
    wxSingleChoiceDialog dialog(parent, wtr("The saved bytes are read anew; the text there is stays, and its quotations are "
                                            "carried over."),
                                wtr("Read in another encoding"), offered.labels);
    if (dialog.ShowModal() != wxID_OK) return;
    desk.recorder().read_again(offered.names[static_cast<std::size_t>(dialog.GetSelection())]);
}

} // namespace app
