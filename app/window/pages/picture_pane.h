// Above the text that is read: the picture it was read of, or the page it stands on. In a picture what was quoted is marked, and a
// box drawn over it begins a quotation.
#pragma once

#include "app/desk/desk.h"

#include <wx/panel.h>

class wxButton;

namespace app {

class LineLabel;
class PictureBoard;

class PicturePane : public wxPanel {
public:
    PicturePane(wxWindow* parent, Desk& desk);
    /// As it is now; what quotation is at hand may be another.
    void refresh();

private:
    std::optional<core::PictureBox> in_form() const;
    void begin_quotation();
    void clicked(int box);

    Desk& desk_;
    PictureBoard* board_ = nullptr;
    LineLabel* about_ = nullptr;
    LineLabel* hint_ = nullptr;
    wxButton *back_ = nullptr, *on_ = nullptr;
    std::vector<PagePicture::Quoted> quoted_; ///< in the order of the boxes that show
    Subscription on_side_;
};

} // namespace app
