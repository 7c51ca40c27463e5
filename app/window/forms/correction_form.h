// The form that corrects a published verdict: how grave it is, what the public is told, and how it reads from
// then on, beside what stands there now.
#pragma once

#include "app/window/forms/form.h"

namespace app {

class CorrectionForm : public Form {
public:
    CorrectionForm(wxWindow* parent, Desk& desk);

private:
    void add_ratings(core::CorrectionFacts& facts);
    /// The rating is the one that stands there.
    void leave_rating(core::CorrectionFacts& facts);

    wxTextCtrl* notice_ = nullptr;
    wxChoice* rating_ = nullptr;
    std::vector<std::string> keys_; ///< of the ratings offered
};

} // namespace app
