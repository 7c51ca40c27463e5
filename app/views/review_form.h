// Giving the verdict: a rating with its definition in view, a short rationale everybody sees and a
// long one for who wants to know.
#pragma once

#include "app/views/form.h"

namespace app {

class ReviewForm : public Form {
public:
    ReviewForm(wxWindow* parent, Desk& desk);

private:
    void add_ratings();
    core::ReviewFacts& facts_; ///< in the desk's forms
    core::Scale scale_;
};

} // namespace app
