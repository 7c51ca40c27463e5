// A list of records that holds only their identities: rows are fetched when they are painted and kept
// in a small cache, so that a million rows feel like a hundred.
#pragma once

#include "app/window/theme.h"

#include <wx/panel.h>
#include <wx/timer.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

class wxDataViewCtrl;
class wxDataViewEvent;

namespace app {

/// Around words of a cell of two lines that are to stand out; always in pairs, never over a line's end.
constexpr char found_from = '\x02', found_until = '\x03';

struct ListColumn {
    std::string title;
    int width = 100; ///< DIP; 0 = takes the room that is left
    enum class Kind { words, two_lines, badge } kind = Kind::words;
};

class RecordList : public wxPanel {
public:
    using RecordKey = std::int64_t;
    /// The cells of one row, one per column: words; "first\nsecond" for two lines; badge_value().
    using Fetch = std::function<std::vector<std::string>(RecordKey)>;

    RecordList(wxWindow* parent, std::string const& name, std::vector<ListColumn> columns, Fetch fetch);
    ~RecordList() override;

    /// Shows these rows, keeping the selected one selected if it is still there.
    void set_ids(std::vector<RecordKey> ids);
    /// Shows the first page and goes on asking for the one behind a row, in idle moments, until there is no
    /// more: a list of a million stands at once and grows under the hand. A page may be delivered at once or later;
    /// until the first is there, what showed before stays. What comes after other rows were set is dropped.
    using Deliver = std::function<void(std::vector<RecordKey>)>;
    using Page = std::function<void(RecordKey after, int limit, Deliver deliver)>;
    void set_pages(Page page);
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
    /// Puts the keyboard into the list, on the selected row or the first; as soon as there are rows, when the first
    /// page is still to come.
    void focus();
    /// The same without choosing anything.
    void take_keyboard();

    std::function<void(RecordKey)> on_select;
    std::function<void(RecordKey)> on_activate;
    /// The menu of a row is wanted, by the right button or the keyboard.
    std::function<void(RecordKey)> on_menu;
    std::function<void(std::size_t column)> on_sort;

private:
    class Model;
    void when_filled(std::function<void()> then);
    void fill(std::vector<RecordKey> ids);
    void show(std::vector<RecordKey> ids);
    void grow();
    void append(std::vector<RecordKey> const& next);
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
};

} // namespace app
