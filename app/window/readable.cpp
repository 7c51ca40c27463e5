#include "app/window/readable.h"

#include "app/common/text.h"
#include "app/window/widgets/label.h"

#include <wx/sizer.h>

namespace app {

void show_readable(Workbench& workbench, ScrollColumn& column, std::function<void()> const& show) {
    if (workbench.attempt(show)) return;
    column.rebuild([](ScrollColumn& into) {
        into.content().Add(new SectionLabel(&into, tr("Not shown")), 0, wxBOTTOM, into.FromDIP(10));
        into.content().Add(new WrapLabel(&into, tr("What the history says of this cannot be read, or was altered in the file."),
                                         {TextRole::faint, 9.5}),
                           0, wxEXPAND);
    });
}

} // namespace app
