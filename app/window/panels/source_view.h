// The source being read, at the right of its text: what it is, what proves it, and the quotations
// that were found in it and wait for somebody to decide.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

class wxSizer;

namespace app {

class Card;

class SourceView : public ScrollColumn {
public:
    SourceView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    void build(core::Source const& source);
    void build_page_switch(core::Source const& source);
    void build_captures(core::Source const& source);
    void build_suggestions();
    void add_buttons(Card& card, wxSizer& inside);
    void build_set_aside();

    /// Several changes that come together are shown once.
    void refresh_soon();

    Desk& desk_;
    bool waits_ = false;
    Subscription on_text_;
};

} // namespace app
