#include "app/window/choosing.h"

#include "app/common/text.h"

#include <wx/window.h>

#include <utility>

namespace app {

namespace {

constexpr int most_parties = 5000;

template <class T>
std::optional<core::Id<T>> chosen_of(std::optional<std::string> const& item) {
    if (!item) return std::nullopt;
    auto const id = core::parse_id(*item);
    return id ? std::optional(core::Id<T>{*id}) : std::nullopt;
}

} // namespace

std::optional<core::Id<core::Topic>> choose_topic(wxWindow* parent, Desk& desk, PaletteWords const& words,
                                                  core::Id<core::Topic> but) {
    std::vector<CommandItem> items;
    desk.workbench().attempt([&] {
        for (auto const id : desk.reader().list(core::Kind::topic)) {
            auto const topic = desk.reader().get(core::Id<core::Topic>{id});
            if (topic.id != but) items.push_back({core::id_text(id), topic.name, "", ""});
        }
    });
    return chosen_of<core::Topic>(pick_command(parent, items, words));
}

void choose_party(wxWindow* parent, Desk& desk, Asker& asker, PaletteWords const& words, core::Id<core::Party> but,
                  std::function<void(core::Id<core::Party>)> then) {
    asker.ask(
        [but](core::Reader const& reader) {
            std::vector<CommandItem> items;
            reader.together([&] {
                for (auto const id : reader.list(core::Kind::party, 0, most_parties)) {
                    auto const party = reader.get(core::Id<core::Party>{id});
                    if (party.id != but)
                        items.push_back({core::id_text(id), party.name, "", tr(core::label_of(party.type))});
                }
            });
            return items;
        },
        [parent, words, then = std::move(then)](std::vector<CommandItem> const& items) {
            if (auto const chosen = chosen_of<core::Party>(pick_command(parent, items, words))) then(*chosen);
        },
        [&desk](core::Error const& error) { desk.workbench().problem(error); });
}

} // namespace app
