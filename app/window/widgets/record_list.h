// A list of records that holds only their identities: rows are fetched when they are painted and kept
// in a small cache, so that a million rows feel like a hundred. Several rows can be chosen; the columns are as the
// person left them.
#pragma once

#include "app/common/list_layout.h"
#include "app/window/theme.h"

#include <wx/panel.h>
#include <wx/timer.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

class wxDataViewColumn;
class wxDataViewCtrl;
class wxDataViewEvent;
class wxKeyEvent;

namespace app {

/// Around words of a cell of two lines that are to stand out; always in pairs, never over a line's end.
constexpr char found_from = '\x02', found_until = '\x03';

struct ListColumn {
    std::string id;    ///< by which it is remembered
    std::string title;
    int width = 100; ///< DIP; 0 = takes the room that is left
    enum class Kind { words, two_lines, badge } kind = Kind::words;
    enum class Sorts { no, yes } sorts = Sorts::no;
};

constexpr auto sortable = ListColumn::Sorts::yes;

/// Where it is kept what the person made of a list, one line of text (app/common/list_layout.h).
struct ListMemory {
    std::function<std::string()> recall;
    std::function<void(std::string const&)> keep;
};

class RecordList : public wxPanel {
public:
    using RecordKey = std::int64_t;
    /// The cells of one row, one per column: words; "first\nsecond" for two lines; badge_value().
    using Fetch = std::function<std::vector<std::string>(RecordKey)>;

    RecordList(wxWindow* parent, std::string const& name, std::vector<ListColumn> columns, Fetch fetch,
               ListMemory memory = {});
    ~RecordList() override;

    /// Shows these rows, keeping the selected one selected if it is still there.
    void set_ids(std::vector<RecordKey> ids);
    /// Shows the first page and goes on asking for the one behind a row, in idle moments, until there is no
    /// more: a list of a million stands at once and grows under the hand. A page may be delivered at once or later;
    /// until the first is there, what showed before stays. What comes after other rows were set is dropped.
    using Deliver = std::function<void(std::vector<RecordKey>)>;
    using Page = std::function<void(RecordKey after, int limit, Deliver deliver)>;
    /// `question` says what the rows answer: as long as it is the same, the list stays scrolled where it is, and rows
    /// that are to be read anew go on showing; another one, or none, begins at the top.
    void set_pages(Page page, std::string question = {});
    /// Other rows will be set soon; until then what showed stays, and the keyboard waits for them.
    void wait();
    /// Forgets what was fetched and repaints.
    void invalidate();
    /// What to say when there are no rows, and perhaps a button that helps.
    void set_empty(std::string const& text, std::string const& button = "",
                   std::function<void()> run = {});
    std::size_t size() const;
    /// The row the hand is on, told or not; 0 = none.
    RecordKey chosen() const;
    /// All rows that are chosen, in their order.
    std::vector<RecordKey> selection() const;
    /// Those rows as lines of cells with tabs between, as spreadsheets take them. At most `most` rows.
    std::string rows_as_text(std::size_t most) const;
    /// By which column the list shows its rows, as the person wants it; empty: as they come.
    std::string const& sorted_by() const { return layout_.sorted_by; }
    ListLayout::Direction direction() const { return layout_.direction; }
    /// The menu of columns, at the pointer: which show, and how they were at first.
    void choose_columns();
    /// Puts the keyboard into the list, on the selected row or the first; as soon as there are rows, when the first
    /// page is still to come.
    void focus();
    /// The same without choosing anything.
    void take_keyboard();

    std::function<void(RecordKey)> on_select; ///< one row alone is chosen
    std::function<void(RecordKey)> on_activate;
    /// Other rows are chosen, perhaps none; before on_select.
    std::function<void(std::vector<RecordKey> const&)> on_choose;
    std::function<void()> on_keyboard; ///< the keyboard came into the list
    /// The menu of the chosen rows is wanted, at a place on the screen; wxDefaultPosition: at the pointer.
    std::function<void(wxPoint at)> on_menu;
    std::function<void()> on_delete; ///< the Delete key
    std::function<void()> on_copy;   ///< Ctrl+C
    /// The person wants another order: sorted_by() and direction().
    std::function<void()> on_sort;
    /// Which row of `order` begins with what was typed; answers at once or later, 0 for none. If set, letters go to rows.
    using Seek = std::function<void(std::string const& typed, std::vector<RecordKey> order,
                                    std::function<void(RecordKey)> found)>;
    Seek on_type;

private:
    class Model;
    wxDataViewColumn* make_column(ListColumn const& column, unsigned at);
    void bind_events();
    void fit_columns();
    void show_order();
    void sort_by(std::size_t column);
    void keep_layout();
    void tell_selection();
    void take_hand_to_selection();
    void go_to(std::size_t row);
    void select_from(std::size_t row, std::size_t end);
    void on_key(wxKeyEvent& event);
    bool move_without_selection(int key);
    bool type_letter(wxKeyEvent const& event);
    /// Calls `then` as soon as all rows are there.
    void with_all_rows(std::function<void()> then);
    std::size_t row_of_hand() const;
    void when_filled(std::function<void()> then);
    void fill(std::vector<RecordKey> ids);
    void show(std::vector<RecordKey> ids);
    void keep_chosen(std::vector<RecordKey> const& chosen, RecordKey hand);
    void grow();
    void append(std::vector<RecordKey> const& next);
    void add_rest(std::vector<RecordKey>& ids) const;
    void resize_rows(std::size_t before);
    void repaint();
    void show_empty(bool empty);
    RecordKey key_of(wxDataViewEvent& event) const;

    Model* model_ = nullptr;
    wxDataViewCtrl* list_ = nullptr;
    wxPanel* empty_ = nullptr;
    Page page_;
    long asked_ = 0;            ///< how often other rows were set or asked for
    bool waits_ = false;        ///< for the first page
    std::function<void()> then_; ///< what the keyboard is to do when it is there
    wxWindow* had_keyboard_ = nullptr; ///< when that was wanted: whoever typed elsewhere meanwhile goes on there
    wxTimer growing_;
    bool more_ = false;          ///< pages are still to come
    std::size_t read_ = 0;       ///< rows that these pages brought; what shows behind them is of an earlier reading
    std::string question_;
    bool stays_ = false;         ///< the rows answer the same question as those before
    ListMemory memory_;
    ListLayout layout_;
    std::vector<RecordKey> told_; ///< the rows chosen, as last told
    std::vector<RecordKey> told_at_press_; ///< when the left button went down
    bool telling_ = false;
    std::string typed_;           ///< letters typed one shortly after the other
    wxTimer typing_;
};

} // namespace app
