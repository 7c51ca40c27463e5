// What the history proves, and what not: the state of this workspace in words, and in plain sentences what
// that means. From the badge and from the Help menu.
#pragma once

#include "app/window/trust_watch.h"

#include <wx/dialog.h>

namespace app {

class ScrollColumn;

class EvidencePage : public wxDialog {
public:
    EvidencePage(wxWindow* parent, TrustWatch& watch, Workbench& workbench);

private:
    void build();
    void build_state();
    void heading(char const* title);
    void paragraph(std::string const& text);
    /// The file is gone on with as it is, if the person says so once more.
    void accept();
    /// The tables are made anew from the history, with a bar and a way to stop.
    void repair();
    void offer(std::string const& label, void (EvidencePage::*act)());

    TrustWatch& watch_;
    Workbench& workbench_;
    ScrollColumn* column_ = nullptr;
    Subscription on_watch_;
};

/// The word on the badge: of the history only once it was walked, or when a person has to decide.
std::string trust_word(TrustWatch const& watch);
/// What is said when the pointer rests on it.
std::string trust_told(TrustWatch const& watch);

} // namespace app
