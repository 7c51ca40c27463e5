// Giving the verdict: a rating of one of the scales in force with its definition in view, a short
// rationale everybody sees and a long one for who wants to know.
#pragma once

#include "app/window/forms/form.h"

namespace app {

class ReviewForm : public Form {
public:
    ReviewForm(wxWindow* parent, Desk& desk);

private:
    void find_scales();
    void add_scales();
    void add_ratings();
    void offer_ratings();
    void show_meaning();
    core::Scale const* scale() const;
    bool superseded(core::Scale const& scale) const;

    core::ReviewFacts& facts_; ///< in the desk's forms
    core::Id<core::Scale> given_scale_; ///< what the verdict that stands has: it may be kept
    std::string given_rating_;
    std::vector<core::Scale> scales_;
    std::vector<std::string> offered_; ///< keys of the ratings to choose from
    wxChoice* ratings_ = nullptr;
    WrapLabel* meaning_ = nullptr;
};

} // namespace app
