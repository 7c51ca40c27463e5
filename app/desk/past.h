// Looking back: whose history is open in the middle, which moments are chosen and compared, and the dossier as it stood
// once at the side.
#pragma once

#include "app/desk/looking_back.h"
#include "app/desk/navigation.h"

#include <memory>
#include <optional>

namespace app {

class Past {
public:
    /// Both outlive this.
    Past(Workbench& workbench, Navigation& navigation);

    LookingBack const& looking_back() const { return back_; }
    /// The history of the record, in the middle, with the newest moment chosen.
    void open_history(core::Ref ref);
    /// Of the record whose history is open; made when asked for, good until the next change.
    core::Chronicle const& chronicle();
    /// What that moment changed shows at the side.
    void choose_moment(core::Seq seq);
    /// The next moment chosen can be compared with it; marking it again takes the mark away.
    void mark_moment(core::Seq seq);
    void compare_moments(core::Seq one, core::Seq other);
    void filter_moments(core::MomentFilter filter);
    /// The dossier as it stood right after that revision, to look at only.
    void open_past(core::Id<core::Claim> claim, core::Seq seq);
    /// The same as of the last publication; says so if there was none.
    void open_published(core::Id<core::Claim> claim);
    /// The workspace as of then, while a dossier shows as it stood.
    std::optional<core::AsOf> then() const;
    /// Takes the last step into the past back: the dossier as it stood, a comparison, the history. False when none
    /// of them shows.
    bool leave();

    /// After a change; called by the desk.
    void follow();

    Signal<> moments_changed; ///< there are other moments, or others are wanted
    Signal<> mark_changed;    ///< another moment is marked, or none

private:
    core::Reader const& reader() const { return workbench_.reader(); }
    void arrive();
    bool in_history() const { return navigation_.place().page == Place::Page::history; }

    Workbench& workbench_;
    Navigation& navigation_;
    LookingBack back_;
    std::unique_ptr<core::Chronicle> chronicle_;
    Subscription on_place_;
};

} // namespace app
