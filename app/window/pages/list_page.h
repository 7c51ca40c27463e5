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

    /// Which rows come behind one, out of the workspace.
    using Look = std::function<std::vector<RecordList::RecordKey>(core::Reader const&, RecordList::RecordKey after,
                                                                  int limit)>;
    /// For lists that an index answers however many records there are: pages come at once.
    RecordList::Page at_once(Look look);
    /// For all others: the worker looks. `first` is called before the first page shows.
    RecordList::Page by_worker(Look look, std::function<void()> first);

private:
    Desk& desk_;
    Asker pages_;
    RecordList* list_ = nullptr;
    wxBoxSizer* head_ = nullptr;
    LineLabel* title_ = nullptr;
    LineLabel* count_ = nullptr;
};

} // namespace app
