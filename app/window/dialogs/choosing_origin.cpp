#include "app/window/dialogs/choosing_origin.h"

#include "app/common/text.h"
#include "app/desk/origins.h"
#include "app/window/phrases.h"
#include "app/window/widgets/command_palette.h"

namespace app {

namespace {

constexpr std::size_t most_letters = 90;

std::vector<CommandItem> items_of(std::vector<OriginOffered> const& offered) {
    std::vector<CommandItem> items;
    for (auto const& one : offered)
        items.push_back({core::id_text(one.quotation.value), quoted(shortened(one.words, most_letters)) + " — " + shortened(one.where, most_letters), "",
                         one.reason});
    return items;
}

} // namespace

void choose_origin(wxWindow* parent, Desk& desk, Asker& asker) {
    auto const quotation = quotation_at_hand(desk);
    if (!quotation) return;
    asker.ask([quotation](core::Reader const& reader) { return origins_offered(reader, quotation); },
              [parent, &desk, quotation](std::vector<OriginOffered> const& offered) {
                  auto const chosen = pick_command(parent, items_of(offered),
                                                   {tr("Quoted from…"), tr("The words, the publisher or the day of what it was quoted from"),
                                                    tr("No recorded quotation has these letters. Or select the words in their source, and press Shift+Q.")});
                  if (!chosen) return;
                  if (auto const id = core::parse_id(*chosen)) quote_from(desk, quotation, {*id});
              },
              [&desk](core::Error const& error) { desk.workbench().problem(error); });
}

} // namespace app
