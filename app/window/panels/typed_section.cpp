#include "app/window/panels/typed_section.h"

#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "core/editorial/sources.h"

#include <wx/sizer.h>

namespace app {

void add_typed_passages(ScrollColumn& column, Desk& desk, core::Id<core::Source> source) {
    auto const passages = core::typed_passages(desk.reader(), source);
    if (passages.empty()) return;
    column.add_section(tr("Heard or seen in it"));
    for (auto const& quotation : passages) {
        auto const where = core::position_at(desk.reader().get(quotation.text), 0, translator());
        auto* row = new ButtonRow(&column);
        row->add(plain_button(&column, where + " · " + quoted(shortened(quotation.exact, 60))),
                 [&desk, statement = quotation.statement] { desk.navigation().open_statement(statement); });
        column.content().Add(row, 0, wxEXPAND | wxTOP, column.FromDIP(4));
    }
}

} // namespace app
