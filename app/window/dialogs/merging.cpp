#include "app/window/dialogs/merging.h"

#include "app/common/text.h"
#include "app/window/widgets/command_palette.h"
#include "core/operations/parties.h"

namespace app {

namespace {

constexpr int most_parties = 5000;

void choose(wxWindow* parent, Desk& desk, core::Id<core::Party> keep, std::vector<CommandItem> const& items) {
    auto const chosen = pick_command(
        parent, items, {tr("Merge the party with another…"), tr("The party that becomes this one"),
                        tr("No party has these letters.")});
    if (!chosen) return;
    if (auto const gone = core::parse_id(*chosen))
        desk.workbench().run([&](core::Context& context) {
            return core::merge_parties(context, keep, {core::Id<core::Party>{*gone}});
        });
}

} // namespace

void merge_by_choice(wxWindow* parent, Desk& desk, Asker& asker) {
    auto const keep = desk.navigation().party();
    asker.ask(
        [keep](core::Reader const& reader) {
            std::vector<CommandItem> items;
            reader.together([&] {
                for (auto const id : reader.list(core::Kind::party, 0, most_parties)) {
                    auto const party = reader.get(core::Id<core::Party>{id});
                    if (party.id != keep)
                        items.push_back({core::id_text(id), party.name, "", tr(core::label_of(party.type))});
                }
            });
            return items;
        },
        [parent, &desk, keep](std::vector<CommandItem> const& items) {
            if (desk.navigation().party() == keep) choose(parent, desk, keep, items);
        },
        [&desk](core::Error const& error) { desk.workbench().problem(error); });
}

} // namespace app
