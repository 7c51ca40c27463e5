#include "app/window/dialogs/exporting.h"

#include "app/common/text.h"
#include "app/common/writing.h"
#include "app/desk/claims_shown.h"
#include "app/print/dossier_file.h"
#include "app/window/widgets/info_strip.h"
#include "app/window/wxtext.h"
#include "core/editorial/verdict.h"
#include "core/log/as_of.h"
#include "core/text/ascii.h"

#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/weakref.h>

#include <algorithm>

namespace app {

std::optional<ChosenExport> choose_export(wxWindow* parent, std::string const& title, std::string const& name,
                                          core::Covers covers) {
    std::vector<core::Format const*> offered;
    wxString wildcard;
    for (auto const& format : core::formats()) {
        auto const fits = format.covers == covers || (covers == core::Covers::collection && format.covers == core::Covers::works);
        if (!fits || !format.goes_out()) continue;
        if (!offered.empty()) wildcard += "|";
        offered.push_back(&format);
        auto const pattern = wxString("*.") + to_wx(format.extension);
        wildcard += wtr(format.label) + " (" + pattern + ")|" + pattern;
    }
    wxFileDialog dialog(parent, to_wx(title), "", to_wx(name), wildcard, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    auto const* format = offered[static_cast<std::size_t>(dialog.GetFilterIndex())];
    wxFileName file(dialog.GetPath());
    if (!file.HasExt()) file.SetExt(to_wx(format->extension));
    // Whoever types an ending says what the file is to be.
    auto const ending = core::lower_ascii(to_utf8(file.GetExt()));
    auto const meant = std::ranges::find(offered, ending, &core::Format::extension);
    if (ending != format->extension && meant != offered.end()) format = *meant;
    return ChosenExport{format, to_utf8(file.GetFullPath())};
}

namespace {

/// On the worker: of a long history the proof takes its time.
void write_dossier(Desk& desk, InfoStrip& strip, ChosenExport const& chosen) {
    auto& workbench = desk.workbench();
    // A question of its own for each file: of several by one asker only the newest is answered.
    auto const asker = std::make_shared<std::optional<core::Message>>();
    auto const then = desk.past().then();
    workbench.background().ask(
        asker.get(),
        [asker, chosen, claim = desk.navigation().claim(), seq = then ? then->head() : 0,
         standing = workbench.store().standing(), voucher = workbench.store().voucher()](core::Reader const& log) {
            auto const past = seq ? std::optional<core::AsOf>(std::in_place, log, seq) : std::nullopt;
            auto const& reader = past ? static_cast<core::Records const&>(*past) : log;
            auto const sealed = core::seal(standing, log, reader, claim, translator(), voucher);
            write_file(chosen.path, dossier_file(*chosen.format, sealed, translator()));
            *asker = sealed.finding;
        },
        [&workbench, asker, path = chosen.path, strip = wxWeakRef<InfoStrip>(&strip)] {
            if (!strip) return;
            workbench.background().forget(asker.get());
            auto done = tr("The dossier is in {file}.", {{"file", path}});
            if (*asker)
                done += " " + tr("The history behind it is not in order, which it says: {finding}",
                                 {{"finding", core::render(**asker, translator())}});
            strip->show_message(*asker ? InfoStrip::Kind::warning : InfoStrip::Kind::success, done);
        });
}

} // namespace

void export_dossier_shown(wxWindow* parent, Desk& desk, InfoStrip& strip) {
    auto& workbench = desk.workbench();
    auto const claim = desk.navigation().claim();
    auto const may = workbench.attempt(
        [&] { core::refuse_concealed(desk.reader(), core::ref(claim), workbench.store().actor()); });
    if (!may) return;
    auto const chosen = choose_export(parent, tr("Export the dossier"), "dossier-" + core::short_id(claim.value),
                                      core::Covers::dossier);
    if (chosen) write_dossier(desk, strip, *chosen);
}

void export_claims_shown(wxWindow* parent, Desk& desk, Tasks& tasks, InfoStrip& strip) {
    auto const chosen = choose_export(parent, tr("Export the claims shown"), tr("claims"), core::Covers::collection);
    if (!chosen) return;
    auto const done = std::make_shared<core::WrittenClaims>();
    tasks.start(
        tr("Writing {file}", {{"file", chosen->path}}),
        [done, to = *chosen, place = desk.navigation().place(), &store = desk.workbench().store(),
         now = desk.workbench().store().now()](
            core::Progress& progress) {
            auto const reader = store.reader();
            write_file(to.path, [&](core::Sink const& sink) {
                auto selection = claims_shown(place, *reader, store.actor());
                selection.voucher = store.voucher();
                selection.now = now;
                selection.whole = selection.whole && to.format->key != "bundle"; // what hangs on no claim stays here
                *done = to.format->write_claims(*reader, selection, sink, progress);
            });
        },
        [done, path = chosen->path, shown = wxWeakRef<InfoStrip>(&strip)] {
            if (!shown) return;
            auto told = tr("Claims written to {file}: {count}.",
                           {{"file", path}, {"count", std::to_string(done->claims)}});
            if (done->concealed > 0)
                told += " " + tr("Without their verdict, because you are to give a second one first: {count}.",
                                 {{"count", std::to_string(done->concealed)}});
            if (done->left_out > 0)
                told += " " + tr("Left out, because this format is for published checks with a verdict: {count}.",
                                 {{"count", std::to_string(done->left_out)}});
            shown->show_message(InfoStrip::Kind::success, told);
        },
        [&desk](core::Error const& error) { desk.workbench().problem(error); });
}

} // namespace app
