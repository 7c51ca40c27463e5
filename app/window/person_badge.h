// Who sits here, always in sight: a round badge with the initials and the name. A click offers the people who work with
// this workspace; whoever is chosen signs what follows, at once.
#pragma once

#include "app/desk/workbench.h"
#include "app/window/widgets/tile.h"

namespace app {

class PersonBadge : public Tile {
public:
    struct Asks {
        std::function<void(std::string const& person)> sit_down;
        std::function<void(std::string const& name)> rename_owner;
    };
    PersonBadge(wxWindow* parent, Workbench& workbench, Asks asks);
    /// The menu of people, below the badge.
    void choose();
    /// Without the name only the initials show.
    void show_name(bool on);

protected:
    void paint(wxGraphicsContext& canvas, wxSize const& size) override;
    void activate() override { choose(); }
    wxSize DoGetBestSize() const override;

private:
    void update();
    void ask_for_another();
    void ask_for_new_name();

    Workbench& workbench_;
    Asks asks_;
    std::string owner_;
    bool with_name_ = true;
    Subscription on_person_;
};

} // namespace app
