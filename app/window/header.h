// The strip at the top: back and forward, the search field, and the two things one starts with.
#pragma once

#include "app/desk/actions.h"
#include "app/desk/desk.h"
#include "app/window/person_badge.h"
#include "app/window/trust_watch.h"
#include "app/window/widgets/search_field.h"

#include <wx/panel.h>

class wxButton;

namespace app {

class Header : public wxPanel {
public:
    Header(wxWindow* parent, Shell& shell, TrustWatch& trust, PersonBadge::Asks asks);
    void choose_person() { person_->choose(); }
    void focus_search() { search_->start_typing(); }

private:
    void update();
    /// The badge says what is known of the history: quietly while nothing is wrong.
    void update_trust();
    /// Of a shared desk: how the workspace stands to it. At none it is not there.
    void update_sharing();
    /// What is said when the pointer rests on it; how far a walk is, for one.
    void tell_trust();

    Shell& shell_;
    TrustWatch& trust_;
    SearchField* search_ = nullptr;
    PersonBadge* person_ = nullptr;
    wxButton* back_ = nullptr;
    wxButton* forward_ = nullptr;
    std::string trust_shown_; ///< the word on the badge
    wxButton* history_ = nullptr;
    std::string sharing_shown_; ///< the word on the other badge
    wxButton* sharing_ = nullptr;
    Subscription on_place_, on_trust_, on_progress_, on_sharing_;
};

} // namespace app
