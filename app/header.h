// The strip at the top: back and forward, the search field, and the two things one starts with.
#pragma once

#include "app/actions.h"
#include "app/desk.h"
#include "app/widgets/search_field.h"

#include <wx/panel.h>

class wxButton;

namespace app {

class Header : public wxPanel {
public:
    Header(wxWindow* parent, Shell& shell);
    void focus_search() { search_->start_typing(); }

private:
    void update();

    Shell& shell_;
    SearchField* search_ = nullptr;
    wxButton* back_ = nullptr;
    wxButton* forward_ = nullptr;
    Subscription on_place_;
};

} // namespace app
