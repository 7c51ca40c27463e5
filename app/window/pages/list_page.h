// The frame of every list in the middle: a title with a count, a hairline, the list.
#pragma once

#include "app/window/pages/page.h"
#include "app/window/widgets/record_list.h"

#include <wx/panel.h>

#include <functional>

class wxBoxSizer;
class wxButton;

namespace app {

class LineLabel;

class ListPage : public wxPanel, public MiddlePage {
public:
    ListPage(wxWindow* parent, PageTools const& tools);

    /// Puts the keyboard into the list.
    void focus() override { list_->focus(); }
    void take_keyboard() override { list_->take_keyboard(); }

protected:
    void add_list(RecordList* list);
    void set_title(std::string const& title, long count);
    /// A button at the right of the title. `work` runs after the click is over.
    wxButton* add_button(std::string const& label, std::function<void()> work);
    Desk& desk() { return desk_; }
    core::Reader const& reader() const { return desk_.reader(); }

private:
    Desk& desk_;
    RecordList* list_ = nullptr;
    wxBoxSizer* head_ = nullptr;
    LineLabel* title_ = nullptr;
    LineLabel* count_ = nullptr;
};

} // namespace app
