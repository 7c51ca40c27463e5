#include "app/window/dialogs/dossier_printing.h"

#include "app/common/text.h"
#include "app/print/pages.h"
#include "app/window/gtk/gtk_shim.h"
#include "core/editorial/verdict.h"
#include "core/formats/list.h"
#include "core/log/as_of.h"

#include <wx/weakref.h>
#include <wx/window.h>

#include <memory>
#include <optional>

namespace app {

namespace {

void print(wxWindow& parent, Desk& desk, core::PrintedDossier printed) {
    auto const title = printed.title;
    DossierPages const pages(std::move(printed), translator());
    auto const wrong = shim::print_pages(parent, {title, pages.count(), DossierPages::width, DossierPages::height,
                                                  [&pages](std::size_t page, cairo_t* pen) { pages.draw(page, pen); }});
    if (!wrong.empty()) desk.notice(tr("It was not printed: {why}", {{"why", wrong}}));
}

} // namespace

void print_dossier_shown(wxWindow* parent, Desk& desk, Tasks& tasks) {
    auto& workbench = desk.workbench();
    auto const claim = desk.navigation().claim();
    auto const may =
        workbench.attempt([&] { core::refuse_concealed(desk.reader(), core::ref(claim), workbench.store().actor()); });
    if (!may) return;
    auto const printed = std::make_shared<core::PrintedDossier>();
    auto const then = desk.past().then();
    tasks.start(
        tr("Making the pages"),
        [printed, claim, seq = then ? then->head() : 0, &store = workbench.store()](core::Progress&) {
            auto const log = store.reader();
            auto const past = seq ? std::optional<core::AsOf>(std::in_place, *log, seq) : std::nullopt;
            auto const& reader = past ? static_cast<core::Records const&>(*past) : *log;
            *printed = core::find_format("pdf")->print(
                core::seal(store.standing(), *log, reader, claim, translator(), store.voucher()), translator());
        },
        [printed, &desk, window = wxWeakRef<wxWindow>(parent)] {
            if (window) print(*window, desk, std::move(*printed));
        },
        [&workbench](core::Error const& error) { workbench.problem(error); });
}

} // namespace app
