// The middle: the page the desk's place asks for.
#pragma once

#include "app/window/pages/page.h"

#include <wx/panel.h>

#include <vector>

class wxSimplebook;

namespace app {

class MiddlePane : public wxPanel {
public:
    MiddlePane(wxWindow* parent, PageTools tools);
    void refresh();
    /// Of the article, in points.
    void set_text_size(double points);
    void find_in_text();
    void print();
    /// Puts the keyboard into the article or the list that shows.
    void focus();
    std::string rows_as_text() { return page_ ? page_->rows_as_text() : std::string(); }
    void choose_columns() {
        if (page_) page_->choose_columns();
    }
    /// The same without choosing anything: where the keyboard goes when a form closes.
    void take_keyboard();

private:
    struct Shown {
        PageRow const* row; ///< the first that led there
        MadePage made;
    };
    /// Makes it if nobody was there yet, and turns to it.
    MiddlePage& turn_to(PageRow const& row);

    PageTools tools_;
    wxSimplebook* book_ = nullptr;
    std::vector<Shown> pages_; ///< those somebody went to
    MiddlePage* page_ = nullptr; ///< the one that shows
    double text_size_ = 0;     ///< 0 = as the pages have it
    Subscription on_place_;
};

} // namespace app
