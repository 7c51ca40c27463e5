// The dossier of the claim at hand: verdict, who said it, what stands against it and around it, the
// trail down to the saved bytes, and who changed what.
#pragma once

#include "app/desk/desk.h"
#include "app/window/panels/review_steps.h"
#include "app/window/widgets/scroll_column.h"
#include "core/editorial/dossier.h"

namespace app {

class DossierView : public ScrollColumn {
public:
    DossierView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    void build(core::Dossier const& dossier);
    void build_head(core::Dossier const& dossier);
    /// What others changed since this person last looked.
    void build_news(core::Dossier const& dossier);
    void build_votes(core::Review const& review);
    void build_second_verdict(core::Dossier const& dossier);
    void build_buttons(core::Dossier const& dossier, ReviewSteps const& can);
    void build_steps(core::Dossier const& dossier, ReviewSteps const& can);
    void build_assertions(core::Dossier const& dossier);
    void build_cards(char const* heading, char const* empty,
                     std::vector<core::LinkedStatement const*> const& entries);
    void build_rationale(core::Dossier const& dossier);
    void build_trail(core::Dossier const& dossier);
    void build_history(core::Dossier const& dossier);
    void show_menu(core::Claim const& claim);

    Desk& desk_;
    core::Id<core::Claim> open_; ///< whose long words show whole
    bool concealed_ = false; ///< the rating must not be seen before one's own is given
    /// Which claim it shows, and as of when; 0 = now.
    std::pair<core::Id<core::Claim>, core::Seq> shown_;
};

} // namespace app
