// The shared desk at the side: how the workspace stands to it, who belongs to it, what was not let in and why, and what can
// be done about it: exchange now, invite, give roles, leave.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

namespace app {

class SharingView : public ScrollColumn {
public:
    SharingView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    /// What the panel shows beside the state, which is read anew only when it changed.
    struct Shown {
        core::Roster roster;
        core::PublicKey own;
        bool admin = false;
    };
    void build();
    void build_state();
    void build_nowhere();
    void build_invitation();
    void build_findings();
    void build_members();
    std::string what_of(core::Member const& member) const;
    void build_member(core::Member const& member);
    void choose_role_to_invite();
    void change(core::Member const& member);
    void leave();
    Sharing& sharing() { return desk_.sharing(); }

    Desk& desk_;
    Shown shown_;
    std::string invitation_; ///< the last one made here
    core::DeskRole invited_as_ = core::DeskRole::fact_checker;
    Subscription on_sharing_, on_invited_;
};

} // namespace app
