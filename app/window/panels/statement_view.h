// A statement by itself: the words, who said them, which claims it bears on, where it was read.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

namespace app {

class StatementView : public ScrollColumn {
public:
    StatementView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    void build(core::Statement const& statement);
    void build_claims(core::Statement const& statement);
    void build_places(core::Statement const& statement);
    void build_buttons(core::Statement const& statement);

    Desk& desk_;
};

} // namespace app
