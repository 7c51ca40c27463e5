// A list of records that holds only their identities: rows are fetched when they are painted and kept
// in a small cache, so that a million rows feel like a hundred.
#pragma once

#include "app/theme.h"

#include <wx/panel.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

class wxDataViewCtrl;
class wxDataViewEvent;

namespace app {

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
    /// Forgets what was fetched and repaints.
    void invalidate();
    /// What to say when there are no rows, and perhaps a button that helps.
    void set_empty(std::string const& text, std::string const& button = "",
                   std::function<void()> run = {});
    std::size_t size() const;
    /// Puts the keyboard into the list, on the selected row or the first.
    void focus();
    /// The same without choosing anything.
    void take_keyboard();

    std::function<void(RecordKey)> on_select;
    std::function<void(RecordKey)> on_activate;
    std::function<void(std::size_t column)> on_sort;

private:
    class Model;
    void show_empty(bool empty);
    RecordKey key_of(wxDataViewEvent& event) const;

    Model* model_ = nullptr;
    wxDataViewCtrl* list_ = nullptr;
    wxPanel* empty_ = nullptr;
};

} // namespace app
