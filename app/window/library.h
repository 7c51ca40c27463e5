// The side bar: where one can go, with how much waits there.
#pragma once

#include "app/desk/desk.h"

#include <wx/panel.h>
#include <wx/timer.h>

namespace app {

class WrapLabel;
class NavList;

class Library : public wxPanel {
public:
    Library(wxWindow* parent, Desk& desk);
    ~Library() override;

private:
    /// What is listed besides the fixed rows, and how many there are.
    struct Counted {
        core::Counts counts;
        long waiting = 0; ///< lines of the person's queue
        std::vector<std::pair<core::Topic, std::int64_t>> topics; ///< with the claims under each
        std::vector<core::SavedSearch> searches;
    };
    void recount();
    void show(Counted counted);
    void follow();

    Desk& desk_;
    wxTimer soon_; ///< many changes in a row are counted once
    std::vector<core::SavedSearch> searches_; ///< those the list shows
    NavList* list_ = nullptr;
    WrapLabel* saved_ = nullptr;
    Subscription on_change_, on_contested_, on_place_;
};

} // namespace app
