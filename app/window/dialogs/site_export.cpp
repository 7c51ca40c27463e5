#include "app/window/dialogs/site_export.h"

#include "app/common/site_folder.h"
#include "app/common/text.h"
#include "app/window/widgets/info_strip.h"
#include "app/window/wxtext.h"
#include "core/formats/site.h"

#include <wx/dirdlg.h>
#include <wx/weakref.h>

#include <memory>

namespace app {

namespace {

struct Done {
    core::WrittenClaims written;
    std::int64_t removed = 0;
};

std::string told(Done const& done, std::string const& folder) {
    auto words = tr("Wrote a site to {folder}; published checks: {count}; claims left out, because this desk published "
                    "nothing of them: {left}.",
                    {{"count", std::to_string(done.written.claims)},
                     {"folder", folder},
                     {"left", std::to_string(done.written.left_out)}});
    if (done.removed > 0)
        words += " " + tr("Pages taken away, because they are of the site no more: {count}.",
                          {{"count", std::to_string(done.removed)}});
    if (done.written.changed > 0)
        words += " " + tr("Published checks among them that changed after they were approved, and want to be approved "
                          "again: {count}.",
                          {{"count", std::to_string(done.written.changed)}});
    return words;
}

} // namespace

void export_site_by_dialog(wxWindow* parent, Desk& desk, Tasks& tasks, InfoStrip& strip) {
    wxDirDialog dialog(parent, wtr("A new or empty folder for the site, or one with a site"));
    if (dialog.ShowModal() != wxID_OK) return;
    auto const folder = to_utf8(dialog.GetPath());
    auto const done = std::make_shared<Done>();
    tasks.start(
        tr("Writing {file}", {{"file", folder}}),
        [done, folder, title = tr("Fact-checks"), &store = desk.workbench().store()](core::Progress& progress) {
            auto const reader = store.reader();
            SiteFolder site(folder);
            done->written = core::write_site(
                *reader, core::claims_listed(*reader, {}, store.actor()), {title, {}}, translator(),
                [&](std::string const& name, std::string const& bytes) { site.take(name, bytes); }, progress);
            site.finish();
            done->removed = site.removed();
        },
        [done, folder, shown = wxWeakRef<InfoStrip>(&strip)] {
            if (shown) shown->show_message(InfoStrip::Kind::success, told(*done, folder));
        },
        [&desk](core::Error const& error) { desk.workbench().problem(error); });
}

} // namespace app
