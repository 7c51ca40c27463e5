// The form of the right-of-reply ledger: whom one asked, when, how and until when; and for a request that is
// there, what came of it.
#pragma once

#include "app/window/forms/form.h"

namespace app {

class ReplyForm : public Form {
public:
    ReplyForm(wxWindow* parent, Desk& desk);

private:
    void offer_speakers(CompletingField& asked, core::Id<core::Claim> claim);
    void add_answer(PendingReply& pending);
};

} // namespace app
