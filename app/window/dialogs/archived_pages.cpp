#include "app/window/dialogs/archived_pages.h"

#include "app/common/text.h"
#include "app/intake/reader_process.h"
#include "app/window/widgets/command_palette.h"
#include "core/operations/archived_pages.h"

namespace app {

namespace {

constexpr auto all_of_them = "all";

std::vector<CommandItem> items_of(core::ArchivedPages const& pages) {
    std::vector<CommandItem> items;
    if (pages.missing.size() > 1)
        items.push_back({all_of_them, trn("All {count} pages that are not here yet", "All {count} pages that are not here yet",
                                          static_cast<long>(pages.missing.size())),
                         "", ""});
    for (auto const& address : pages.missing) items.push_back({address, address, "", ""});
    return items;
}

Arrival arrival_of(core::ArchivedPages const& pages, std::string address) {
    Arrival arrival;
    arrival.provenance = pages.provenance;
    arrival.bytes = pages.bytes;
    arrival.page = std::move(address);
    return arrival;
}

void offer(wxWindow* parent, Desk& desk, Incoming& incoming, core::ArchivedPages const& pages) {
    if (pages.missing.empty())
        return desk.notice(trn("The {count} page of this archive is here already.", "All {count} pages of this archive are here already.",
                               static_cast<long>(pages.count)));
    auto const chosen = pick_command(parent, items_of(pages),
                                     {tr("Another page of this archive"), tr("The address of the page, or a part of it"),
                                      tr("No page that is missing here has these letters in its address.")});
    if (!chosen) return;
    if (*chosen != all_of_them) return incoming.bring_in(arrival_of(pages, *chosen));
    std::vector<Arrival> arrivals;
    for (auto const& address : pages.missing) arrivals.push_back(arrival_of(pages, address));
    incoming.bring_in(std::move(arrivals));
}

} // namespace

void choose_archived_page(wxWindow* parent, Desk& desk, Incoming& incoming, Asker& asker) {
    auto const sources = desk.hand().sources();
    if (sources.empty()) return;
    asker.ask([source = sources.front()](core::Reader const& reader) { return core::archived_pages(reader, source, &confined_reading()); },
              [parent, &desk, &incoming](core::ArchivedPages const& pages) { offer(parent, desk, incoming, pages); },
              [&desk](core::Error const& error) { desk.workbench().problem(error); });
}

} // namespace app
