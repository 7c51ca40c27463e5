#include "app/window/columns.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/theme.h"
#include "app/window/widgets/divider.h"

#include <wx/sizer.h>

#include <cmath>
#include <utility>

namespace app {

Columns::Columns(wxWindow& ground, Panes panes, PaneWishes wishes, std::function<void()> take_keyboard)
    : ground_(ground), panes_(panes), wishes_(wishes), take_keyboard_(std::move(take_keyboard)),
      row_(new wxBoxSizer(wxHORIZONTAL)) {
    row_->Add(panes_.library, 0, wxEXPAND);
    row_->Add(edge(Shell::Pane::library, 1), 0, wxEXPAND);
    row_->Add(panes_.middle, 1, wxEXPAND);
    row_->Add(edge(Shell::Pane::side, -1), 0, wxEXPAND);
    row_->Add(panes_.side, 0, wxEXPAND);
    // Before the columns get their places.
    ground_.Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        lay_out();
        event.Skip();
    });
}

wxWindow* Columns::edge(Shell::Pane pane, int sign) {
    auto const begin = [this, pane] {
        dragged_ = (pane == Shell::Pane::library ? panes_.library : panes_.side)->GetSize().x;
    };
    return new Divider(&ground_, {begin, [this, pane, sign](int moved) { drag(pane, sign * moved); }});
}

/// The edge follows the pointer, also where the pane cannot: who drags it far enough hides the pane.
void Columns::drag(Shell::Pane pane, int pixels) {
    dragged_ += pixels;
    auto const width = ground_.ToDIP(dragged_);
    auto const library = pane == Shell::Pane::library;
    auto const now = library ? dragged_to(width, narrowest_library, widest_library)
                             : dragged_to(width, narrowest_side, widest_side);
    (library ? wishes_.library_hidden : wishes_.side_hidden) = now == 0;
    if (now > 0 && library) wishes_.library = static_cast<int>(std::lround(now / shim::text_scale()));
    if (now > 0 && !library) wishes_.side = now;
    lay_out();
    ground_.Layout();
}

void Columns::show_or_hide(Shell::Pane pane) {
    auto& hidden = pane == Shell::Pane::library ? wishes_.library_hidden : wishes_.side_hidden;
    auto* window = pane == Shell::Pane::library ? panes_.library : panes_.side;
    // What the width of the window hides comes by making the other one go.
    auto const shown = window->IsShown();
    if (!shown && !hidden && pane == Shell::Pane::library) wishes_.side_hidden = true;
    hidden = shown;
    auto const had_keyboard = shown && window->IsDescendant(wxWindow::FindFocus());
    lay_out();
    ground_.Layout();
    if (had_keyboard) take_keyboard_();
}

void Columns::lay_out() {
    auto wishes = wishes_;
    wishes.library = with_letters(wishes.library); // its words are as long as they are
    auto const widths = pane_widths(wishes, ground_.ToDIP(ground_.GetClientSize().x));
    auto const put = [this](wxWindow& pane, int width) {
        pane.Show(width > 0);
        if (width > 0) pane.SetMinSize(wxSize(ground_.FromDIP(width), -1));
    };
    put(*panes_.library, widths.library);
    put(*panes_.side, widths.side);
}

} // namespace app
