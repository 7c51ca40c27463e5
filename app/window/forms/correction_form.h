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
};

} // namespace app
