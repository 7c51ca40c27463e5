// Who else works on what is at hand: the window tells the others what its open form is about, and shows what they tell.
#pragma once

#include "app/desk/navigation.h"
#include "app/desk/sharing.h"

namespace app {

class AtWork {
public:
    /// All of these outlive it.
    AtWork(Workbench& workbench, Navigation& navigation, Forms& forms, Sharing& sharing);

    /// Members who work on that record now.
    std::vector<std::string> on(core::Ref ref) const;
    /// What a member works on now; none: nothing.
    core::Ref of(core::PublicKey const& key) const;
    /// "Boris works on this at the moment."; empty when nobody does.
    std::string told(core::Ref ref) const;

private:
    void tell();

    Workbench& workbench_;
    Navigation& navigation_;
    Forms& forms_;
    Sharing& sharing_;
    core::Ref said_;
    Subscription on_side_, on_heard_;
};

} // namespace app
