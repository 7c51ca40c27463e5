// A party: the names and roles it is known by, and what it said, newest first.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

namespace app {

class PartyView : public ScrollColumn {
public:
    PartyView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    void build(core::Party const& party);
    void build_statements(core::Party const& party);

    Desk& desk_;
};

} // namespace app
