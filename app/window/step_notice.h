// What was done is told in the strip, with a button that takes it back; or does it again, if it was taken back.
#pragma once

#include "app/desk/desk.h"

#include <functional>
#include <string>

class wxEvtHandler;

namespace app {

class InfoStrip;

class StepNotice {
public:
    /// All outlive this; what the button does is done after the event that pressed it, through `later`.
    StepNotice(wxEvtHandler& later, Desk& desk, InfoStrip& strip) : later_(later), desk_(desk), strip_(strip) {}

    /// A notice of the moment in which something was done keeps the button of that.
    void tell(std::string const& notice);
    void tell_done(core::ChangeSet const& change);

private:
    void offer_to_take_back(core::Seq seq);

    wxEvtHandler& later_;
    Desk& desk_;
    InfoStrip& strip_;
    std::string offer_;
    std::function<void()> take_offer_;
};

} // namespace app
