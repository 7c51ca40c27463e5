// A statement by itself: the words, who said them, which claims it bears on, where it was read and how it is worded there.
#pragma once

#include "app/desk/desk.h"
#include "app/window/panels/origins_section.h"
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
    /// What the worker found about its trail, anew after every change.
    void build_findings(core::Statement const& statement);

    Desk& desk_;
    Asker finding_;
    TrailFindings findings_;
    core::Id<core::Statement> found_of_;  ///< whose findings these are
    core::Id<core::Statement> open_;      ///< whose long words show whole
    core::Seq found_at_ = 0;              ///< the revision they were asked for at
};

} // namespace app
