// The page of the rating scales: each as its coloured steps with their definitions, which version is in
// force, how many verdicts stand on it and on those before it.
#pragma once

#include "app/window/pages/page.h"
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
    void add_head();
    void build(std::vector<core::ScaleHistory> const& histories);
    void build_empty();
    void build_scale(core::ScaleHistory const& history);
    void build_agreement(Card& card, wxSizer& inside, core::Scale const& scale);
    void build_versions(Card& card, wxSizer& inside, core::ScaleHistory const& history);
    void build_steps(Card& card, wxSizer& inside, core::Scale const& scale);
    void toggle(core::RawId version);

    Desk& desk_;
    LineLabel* count_ = nullptr;
    wxWindow* new_ = nullptr;
    ScrollColumn* column_ = nullptr;
    wxWindow* first_ = nullptr;
    std::set<core::RawId> shown_versions_;        ///< earlier ones whose steps are unfolded
    std::map<core::RawId, wxWindow*> version_buttons_;
    Subscription on_change_;
};

} // namespace app
