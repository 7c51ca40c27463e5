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
    std::string rows_as_text() override;
    void choose_columns() override { list_->choose_columns(); }

protected:
    /// What a row is about; none for a row that is no record.
    using RecordOf = std::function<core::Ref(RecordList::RecordKey)>;
    /// `all_over`: further things its menu is over, of Over (app/desk/hand.h).
    void add_list(RecordList* list, RecordOf record_of, unsigned all_over = 0);
    /// Under the title, above the list.
    void add_below_title(wxWindow* window);
    /// Typing letters goes to the row whose words begin so; `words` runs on the worker.
    using Words = std::function<std::string(core::Reader const&, RecordList::RecordKey)>;
    void find_by_typing(Words words);
    ListMemory memory_of(std::string const& list);
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
    /// The worker puts all rows into order, once; then pages come at once. `first` hears how many there are.
    using Order = std::function<std::vector<RecordList::RecordKey>(core::Reader const&)>;
    RecordList::Page in_order(Order order, std::function<void(long count)> first);

    /// What the rows of this page answer now, for RecordList::set_pages: where one is, and the order.
    std::string question() const;

private:
    void open_menu(wxPoint at);
    std::vector<core::Ref> records(std::vector<RecordList::RecordKey> const& keys) const;

    Desk& desk_;
    PageTools tools_;
    Asker pages_, typing_;
    RecordOf record_of_;
    unsigned all_over_ = 0;
    RecordList* list_ = nullptr;
    wxBoxSizer* head_ = nullptr;
    /// As much of the title as there is room for, and "…".
    void fit_title();

    std::string whole_title_;
    LineLabel* title_ = nullptr;
    void show_count(std::size_t chosen);
    LineLabel* count_ = nullptr;
    long all_ = 0; ///< rows there are
};

} // namespace app
