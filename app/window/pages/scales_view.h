// The page of the rating scales: each as its coloured steps with their definitions, which version is in
// force, how many verdicts stand on it and on those before it.
#pragma once

#include "app/desk/asker.h"
#include "app/window/pages/page.h"
#include "core/editorial/reviews.h"
#include "core/editorial/scales.h"

#include <wx/panel.h>

#include <map>
#include <set>

namespace app {

class Card;
class LineLabel;
class ScrollColumn;

class ScalesView : public wxPanel, public MiddlePage {
public:
    ScalesView(wxWindow* parent, PageTools const& tools);
    void refresh() override;
    /// Puts the keyboard on the first scale, or where one begins when there is none.
    void focus() override;

private:
    /// A scale with what was counted of it.
    struct Known {
        core::ScaleHistory history;
        core::Agreement met; ///< of second verdicts with the first
    };
    void add_head();
    void show();
    void build();
    void build_empty();
    void build_scale(Known const& known);
    void build_agreement(Card& card, wxSizer& inside, core::Scale const& scale, core::Agreement const& met);
    void build_versions(Card& card, wxSizer& inside, core::ScaleHistory const& history);
    void build_steps(Card& card, wxSizer& inside, core::Scale const& scale);
    void toggle(core::RawId version);

    Desk& desk_;
    LineLabel* count_ = nullptr;
    wxWindow* new_ = nullptr;
    ScrollColumn* column_ = nullptr;
    wxWindow* first_ = nullptr;
    std::vector<Known> known_;
    bool wants_keyboard_ = false; ///< as soon as the scales are there
    Asker asker_;
    std::set<core::RawId> shown_versions_;        ///< earlier ones whose steps are unfolded
    std::map<core::RawId, wxWindow*> version_buttons_;
    Subscription on_change_;
};

} // namespace app
