// The side bar: where one can go, with how much waits there.
#pragma once

#include "app/desk/desk.h"

#include <wx/panel.h>
#include <wx/timer.h>

namespace app {

class LineLabel;
class NavList;

class Library : public wxPanel {
public:
    Library(wxWindow* parent, Desk& desk);

private:
    void recount();
    void follow();

    Desk& desk_;
    wxTimer soon_; ///< many changes in a row are counted once
    NavList* list_ = nullptr;
    LineLabel* saved_ = nullptr;
    Subscription on_change_, on_place_;
};

} // namespace app
