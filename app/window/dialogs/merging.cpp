#include "app/window/dialogs/merging.h"

#include "app/common/text.h"
#include "app/window/widgets/command_palette.h"
#include "core/operations/parties.h"

namespace app {

void merge_by_choice(wxWindow* parent, Desk& desk) {
    auto const keep = desk.navigation().party();
    std::vector<CommandItem> items;
    desk.workbench().attempt([&] {
        constexpr int most_parties = 5000;
        for (auto const id : desk.reader().list(core::Kind::party, 0, most_parties)) {
            auto const party = desk.reader().get(core::Id<core::Party>{id});
            if (party.id != keep) items.push_back({core::id_text(id), party.name, "", tr(core::label_of(party.type))});
        }
    });
    auto const chosen = pick_command(
        parent, items, {tr("Merge the party with another…"), tr("The party that becomes this one"),
                        tr("No party has these letters.")});
    if (!chosen) return;
    if (auto const gone = core::parse_id(*chosen))
        desk.workbench().run([&](core::Context& context) {
            return core::merge_parties(context, keep, {core::Id<core::Party>{*gone}});
        });
}

} // namespace app
