#include "app/window/widgets/record_list.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/gtk/gtk_shim_list.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/menus.h"
#include "app/window/wxtext.h"
#include "core/base/error.h"

#include <wx/dataview.h>
#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace app {

namespace {

constexpr std::size_t cached_rows = 512;
constexpr std::size_t first_page = 500;
constexpr std::size_t next_page = 400; // some milliseconds of work
constexpr int growing_pause_ms = 25;           // in which the window does what it is asked
constexpr int typing_ms = 1200;        // a letter later than that begins anew
constexpr int least_rest = 230;        // DIP the column that takes the rest is to have

/// With what is marked as found standing out.
std::string escaped(std::string_view text) {
    // Marks of ours that stand in the words themselves must not leave a tag open.
    std::string out, run;
    bool open = false;
    auto const flush = [&] {
        out += as_markup(core::shown_line(run));
        run.clear();
    };
    for (auto const c : text) {
        if (c != found_from && c != found_until) {
            run += c;
            continue;
        }
        flush();
        if (open != (c == found_from)) out += open ? "</b>" : "<b>";
        open = c == found_from;
    }
    flush();
    return open ? out + "</b>" : out;
}

/// Two lines as Pango markup: the first in full, the second smaller and quieter.
wxString two_lines(std::string const& value) {
    auto const end = value.find('\n');
    auto markup = escaped(std::string_view(value).substr(0, end));
    if (end != value.npos)
        markup += "\n<small><span alpha=\"65%\">" + escaped(std::string_view(value).substr(end + 1)) +
                  "</span></small>";
    return to_wx(markup);
}

} // namespace

class RecordList::Model : public wxDataViewVirtualListModel {
public:
    Model(std::vector<ListColumn> columns, Fetch fetch)
        : columns_(std::move(columns)), fetch_(std::move(fetch)) {}

    std::vector<RecordKey> ids;

    unsigned GetColumnCount() const override { return static_cast<unsigned>(columns_.size()); }
    wxString GetColumnType(unsigned) const override { return "string"; }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
        value = wxString();
        if (row >= ids.size()) return;
        auto const& cells = cells_of(ids[row]);
        if (column >= cells.size()) return;
        value = columns_[column].kind == ListColumn::Kind::two_lines ? two_lines(cells[column])
                                                                     : to_label(cells[column]);
    }
    bool SetValueByRow(wxVariant const&, unsigned, unsigned) override { return false; }
    /// The cell as plain words.
    std::string words(unsigned row, unsigned column) const {
        if (row >= ids.size()) return {};
        auto const& cells = cells_of(ids[row]);
        return column < cells.size() ? plain(cells[column], column) : std::string();
    }
    /// The row with a tab after each field; a cell of two lines is two fields.
    std::string line_of(RecordKey key) const {
        std::string line;
        auto const cells = cells_of(key);
        for (unsigned column = 0; column < cells.size(); ++column) {
            auto cell = plain(cells[column], column);
            std::ranges::replace(cell, '\t', ' ');
            auto const two = columns_[column].kind == ListColumn::Kind::two_lines;
            if (auto const end = cell.find('\n'); two && end != cell.npos) cell[end] = '\t';
            else if (two) cell += '\t';
            std::ranges::replace(cell, '\n', ' ');
            line += (column ? "\t" : "") + cell;
        }
        return line;
    }
    void forget() { cache_.clear(); }
    std::vector<ListColumn> const& columns() const { return columns_; }

private:
    std::vector<std::string> const& cells_of(RecordKey key) const {
        if (auto const known = cache_.find(key); known != cache_.end()) return known->second;
        if (cache_.size() >= cached_rows) cache_.clear();
        try {
            return cache_[key] = fetch_(key);
        } catch (core::Error const& error) { // GTK asks from within: nothing may be thrown there
            return cache_[key] = told_instead(tr(error.message()));
        }
    }
    std::string plain(std::string cell, unsigned column) const {
        if (columns_[column].kind == ListColumn::Kind::badge) return parse_badge(cell).second;
        std::erase_if(cell, [](char c) { return c == found_from || c == found_until; });
        return cell;
    }
    /// A sentence in the first column that holds words.
    std::vector<std::string> told_instead(std::string const& sentence) const {
        std::vector<std::string> cells(columns_.size());
        for (std::size_t at = 0; at < cells.size(); ++at)
            if (columns_[at].kind != ListColumn::Kind::badge) {
                auto const two = columns_[at].kind == ListColumn::Kind::two_lines;
                cells[at] = two ? tr("Not shown") + "\n" + sentence : sentence;
                break;
            }
        return cells;
    }
    std::vector<ListColumn> columns_;
    Fetch fetch_;
    mutable std::unordered_map<RecordKey, std::vector<std::string>> cache_;
};

RecordList::RecordList(wxWindow* parent, std::string const& name, std::vector<ListColumn> columns,
                       Fetch fetch, ListMemory memory)
    : wxPanel(parent), memory_(std::move(memory)) {
    if (memory_.recall) layout_ = layout_from(memory_.recall());
    follow_ground(*this, Ground::surface);
    model_ = new Model(std::move(columns), std::move(fetch));
    list_ = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                               wxDV_MULTIPLE | wxBORDER_NONE);
    list_->AssociateModel(model_);
    model_->DecRef();
    bool tall = false;
    unsigned at = 0;
    for (auto const& column : model_->columns()) {
        tall = tall || column.kind == ListColumn::Kind::two_lines;
        list_->AppendColumn(make_column(column, at++));
    }
    for (at = 0; at < list_->GetColumnCount(); ++at)
        shim::on_drag(*list_->GetColumn(at), [this, at](int width) {
            layout_.column(model_->columns()[at].id).width = ToDIP(width);
            keep_layout();
        });
    list_->SetRowHeight(FromDIP(tall ? 50 : 34));
    shim::name_for_assistive(list_, name);
    shim::leave_typing_to_us(*list_);
    shim::tell_cut_cells(*list_, [this](unsigned row, unsigned column) { return model_->words(row, column); });
    empty_ = new wxPanel(this);
    follow_ground(*empty_, Ground::surface);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(list_, 1, wxEXPAND);
    column->Add(empty_, 1, wxEXPAND);
    SetSizer(column);
    bind_events();
    show_order();
    show_empty(true);
}

wxDataViewColumn* RecordList::make_column(ListColumn const& column, unsigned at) {
    wxDataViewRenderer* renderer = nullptr;
    if (column.kind == ListColumn::Kind::badge) {
        renderer = new BadgeRenderer;
    } else {
        auto* words =
            new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
        words->EnableMarkup(column.kind == ListColumn::Kind::two_lines);
        words->EnableEllipsize(wxELLIPSIZE_END);
        renderer = words;
    }
    return new wxDataViewColumn(to_wx(column.title), renderer, at, column.width ? FromDIP(column.width) : FromDIP(380),
                                wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
}

void RecordList::bind_events() {
    // GTK tells of several changes while one gesture lasts; what is chosen when it is over counts.
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (std::exchange(telling_, true)) return;
        CallAfter([this] {
            telling_ = false;
            tell_selection();
        });
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        if (auto const key = key_of(event); key && on_activate)
            CallAfter([this, key] { on_activate(key); });
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent& event) {
        if (!key_of(event) || !on_menu) return;
        CallAfter([this] {
            take_hand_to_selection();
            tell_selection();
            if (chosen()) on_menu(wxDefaultPosition);
        });
    });
    list_->Bind(wxEVT_CHAR_HOOK, &RecordList::on_key, this);
    list_->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_CLICK,
                [this](wxDataViewEvent& event) { sort_by(event.GetDataViewColumn()->GetModelColumn()); });
    list_->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_RIGHT_CLICK,
                [this](wxDataViewEvent&) { once_released(*this, [this] { choose_columns(); }); });
    // The column that takes the rest follows the window.
    list_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_columns();
    });
    growing_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { grow(); });
    typing_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { typed_.clear(); });
}

/// What a column measures is not asked: GTK stretches the last one, and knows none before the list was shown.
void RecordList::fit_columns() {
    auto const& columns = model_->columns();
    std::vector<bool> shown;
    std::vector<int> wanted; // pixels; 0 = the rest
    int rest = list_->GetClientSize().x - FromDIP(24);
    bool has_rest = false;
    for (auto const& column : columns) {
        auto const layout = layout_.of(column.id);
        shown.push_back(layout.shown);
        wanted.push_back(FromDIP(layout.width ? layout.width : column.width));
        if (!layout.shown) continue;
        rest -= wanted.back();
        has_rest = has_rest || wanted.back() == 0;
    }
    // In a narrow window the columns at the right give way, so that what the rows are about stays readable.
    for (auto at = columns.size(); has_rest && at-- > 1 && rest < FromDIP(least_rest);)
        if (shown[at] && wanted[at] > 0) {
            shown[at] = false;
            rest += wanted[at];
        }
    for (unsigned at = 0; at < list_->GetColumnCount(); ++at) {
        auto* one = list_->GetColumn(at);
        if (one->IsHidden() == shown[at]) one->SetHidden(!shown[at]);
        auto const width = wanted[at] ? wanted[at] : std::max(rest, FromDIP(120));
        if (shown[at]) shim::set_width(*one, width);
    }
}

void RecordList::keep_layout() {
    if (memory_.keep) memory_.keep(to_line(layout_));
}

void RecordList::show_order() {
    auto const rising = layout_.direction == ListLayout::Direction::rising;
    for (unsigned at = 0; at < list_->GetColumnCount(); ++at) {
        auto const sorted = model_->columns()[at].sorts == ListColumn::Sorts::yes &&
                            model_->columns()[at].id == layout_.sorted_by;
        shim::show_sort_arrow(*list_->GetColumn(at),
                              !sorted  ? shim::SortArrow::none
                              : rising ? shim::SortArrow::up
                                       : shim::SortArrow::down,
                              !sorted  ? std::string()
                              : rising ? tr("Sorted by this, rising")
                                       : tr("Sorted by this, falling"));
    }
}

/// The first click sorts, the second turns it round, the third goes back to how the rows come.
void RecordList::sort_by(std::size_t at) {
    using Direction = ListLayout::Direction;
    auto const& column = model_->columns()[at];
    if (column.sorts == ListColumn::Sorts::no || !on_sort) return;
    if (layout_.sorted_by != column.id) {
        layout_.sorted_by = column.id;
        layout_.direction = Direction::rising;
    } else if (layout_.direction == Direction::rising) {
        layout_.direction = Direction::falling;
    } else {
        layout_.sorted_by.clear();
        layout_.direction = Direction::rising;
    }
    keep_layout();
    show_order();
    CallAfter([this] { on_sort(); });
}

void RecordList::choose_columns() {
    wxMenu menu;
    std::vector<wxMenuItem*> items;
    for (auto const& column : model_->columns()) {
        auto* item = menu.AppendCheckItem(wxID_ANY, to_label(column.title));
        item->Check(layout_.of(column.id).shown);
        item->Enable(column.width != 0); // what the rows are about stays
        items.push_back(item);
    }
    menu.AppendSeparator();
    auto const* usual = menu.Append(wxID_ANY, wtr("The usual columns and widths"));
    auto const chosen = GetPopupMenuSelectionFromUser(menu);
    if (chosen == wxID_NONE) return;
    if (chosen == usual->GetId()) layout_.columns.clear();
    for (std::size_t at = 0; at < items.size(); ++at)
        if (items[at]->GetId() == chosen) {
            auto& shown = layout_.column(model_->columns()[at].id).shown;
            shown = !shown;
        }
    keep_layout();
    fit_columns();
}

RecordList::~RecordList() = default;

RecordList::RecordKey RecordList::key_of(wxDataViewEvent& event) const {
    if (!event.GetItem().IsOk()) return 0;
    auto const row = model_->GetRow(event.GetItem());
    return row < model_->ids.size() ? model_->ids[row] : 0;
}

std::size_t RecordList::row_of_hand() const {
    auto const item = list_->GetCurrentItem();
    return item.IsOk() ? model_->GetRow(item) : 0;
}

void RecordList::tell_selection() {
    auto now = selection();
    if (now == told_) return;
    told_ = now;
    if (on_choose) on_choose(told_);
    if (now.size() == 1 && on_select) on_select(now.front());
}

/// The right button chooses a row, but leaves the cursor of the keyboard where it was.
void RecordList::take_hand_to_selection() {
    if (auto const hand = list_->GetCurrentItem(); hand.IsOk() && list_->IsSelected(hand)) return;
    wxDataViewItemArray items;
    list_->GetSelections(items);
    if (items.size() != 1) return;
    list_->SetCurrentItem(items.front());
    list_->Select(items.front());
}

/// Cursor and selection are one, whatever of the two GTK would leave behind.
void RecordList::go_to(std::size_t row) {
    if (row >= model_->ids.size()) return;
    auto const item = model_->GetItem(static_cast<unsigned>(row));
    list_->UnselectAll();
    list_->SetCurrentItem(item);
    list_->Select(item);
    list_->EnsureVisible(item);
    // A selection made by the program is no event.
    CallAfter([this] { tell_selection(); });
}

void RecordList::select_from(std::size_t row, std::size_t end) {
    wxDataViewItemArray items;
    for (auto at = row; at < end; ++at) items.Add(model_->GetItem(static_cast<unsigned>(at)));
    list_->SetSelections(items);
    CallAfter([this] { tell_selection(); });
}

void RecordList::focus() {
    if (waits_) return when_filled([this] { focus(); });
    if (model_->ids.empty()) return;
    auto const chosen = list_->HasSelection();
    list_->SetFocus();
    if (!chosen) go_to(0);
}

void RecordList::take_keyboard() {
    if (waits_) return when_filled([this] { take_keyboard(); });
    if (!model_->ids.empty()) list_->SetFocus();
}

RecordList::RecordKey RecordList::chosen() const {
    auto const hand = list_->GetCurrentItem();
    if (hand.IsOk() && list_->IsSelected(hand)) {
        auto const row = model_->GetRow(hand);
        return row < model_->ids.size() ? model_->ids[row] : 0;
    }
    auto const all = selection();
    return all.empty() ? 0 : all.front();
}

std::vector<RecordList::RecordKey> RecordList::selection() const {
    wxDataViewItemArray items;
    list_->GetSelections(items);
    std::vector<unsigned> rows;
    for (auto const& item : items) rows.push_back(model_->GetRow(item));
    std::ranges::sort(rows);
    std::vector<RecordKey> keys;
    for (auto const row : rows)
        if (row < model_->ids.size()) keys.push_back(model_->ids[row]);
    return keys;
}

std::string RecordList::rows_as_text(std::size_t most) const {
    std::string text;
    for (auto const key : selection()) {
        if (most-- == 0) break;
        text += model_->line_of(key) + "\n";
    }
    return text;
}

void RecordList::with_all_rows(std::function<void()> then) {
    if (!page_ || !more_ || model_->ids.empty()) return then();
    growing_.Stop();
    page_(model_->ids[read_ - 1], std::numeric_limits<int>::max(),
          [this, asked = asked_, then = std::move(then)](std::vector<RecordKey> const& rest) {
              if (asked != asked_) return;
              more_ = false;
              auto ids = model_->ids;
              ids.resize(read_);
              ids.insert(ids.end(), rest.begin(), rest.end());
              read_ = ids.size();
              show(std::move(ids));
              then();
          });
}

/// A list that has the keyboard and no row chosen begins where its cursor is.
bool RecordList::move_without_selection(int key) {
    auto const moves = key == WXK_DOWN || key == WXK_UP || key == WXK_PAGEDOWN || key == WXK_PAGEUP || key == WXK_SPACE;
    if (!moves || model_->ids.empty() || list_->HasSelection()) return false;
    go_to(row_of_hand());
    return true;
}

bool RecordList::type_letter(wxKeyEvent const& event) {
    auto const letter = event.GetUnicodeKey();
    auto const modifiers = event.GetModifiers();
    if (!on_type || model_->ids.empty() || letter < WXK_SPACE || letter == WXK_DELETE ||
        (modifiers != wxMOD_NONE && modifiers != wxMOD_SHIFT) || (letter == WXK_SPACE && typed_.empty()))
        return false;
    auto const goes_on = !typed_.empty();
    typed_ += to_utf8(wxString(wxUniChar(letter)));
    typing_.StartOnce(typing_ms);
    with_all_rows([this, goes_on] {
        auto order = model_->ids;
        auto const from = std::min(row_of_hand() + (goes_on ? 0 : 1), order.size());
        std::ranges::rotate(order, order.begin() + static_cast<std::ptrdiff_t>(from));
        on_type(typed_, std::move(order), [this](RecordKey found) {
            auto const row = std::ranges::find(model_->ids, found);
            if (found && row != model_->ids.end()) go_to(static_cast<std::size_t>(row - model_->ids.begin()));
        });
    });
    return true;
}

void RecordList::on_key(wxKeyEvent& event) {
    auto const key = event.GetKeyCode();
    auto const modifiers = event.GetModifiers();
    auto const plain = modifiers == wxMOD_NONE;
    auto const last = [this] { return model_->ids.size() - 1; };
    if (model_->ids.empty()) return event.Skip();
    if (asks_for_menu(event)) {
        take_hand_to_selection();
        auto const row = list_->GetItemRect(list_->GetCurrentItem());
        auto const at = list_->ClientToScreen(wxPoint(row.x + FromDIP(40), row.GetBottom()));
        if (on_menu && chosen()) CallAfter([this, at] { on_menu(at); });
    } else if (key == WXK_HOME && plain) {
        go_to(0);
    } else if (key == WXK_END && plain) {
        with_all_rows([this, last] { go_to(last()); });
    } else if (key == WXK_END && modifiers == wxMOD_SHIFT) {
        auto const from = row_of_hand();
        with_all_rows([this, from] { select_from(from, model_->ids.size()); });
    } else if (key == 'A' && modifiers == wxMOD_CONTROL) {
        with_all_rows([this] {
            list_->SelectAll();
            CallAfter([this] { tell_selection(); });
        });
    } else if ((key == 'C' || key == WXK_INSERT) && modifiers == wxMOD_CONTROL) {
        if (on_copy && list_->HasSelection()) CallAfter([this] { on_copy(); });
    } else if (key == WXK_DELETE && plain && on_delete) {
        if (list_->HasSelection()) CallAfter([this] { on_delete(); });
    } else if (!(plain && move_without_selection(key)) && !type_letter(event)) {
        event.Skip();
    }
}

std::size_t RecordList::size() const { return model_->ids.size(); }

void RecordList::set_ids(std::vector<RecordKey> ids) {
    growing_.Stop();
    ++asked_;
    page_ = nullptr;
    more_ = stays_ = false;
    question_.clear();
    fill(std::move(ids));
}

void RecordList::set_pages(Page page, std::string question) {
    growing_.Stop();
    page_ = std::move(page);
    stays_ = !question.empty() && question == question_;
    question_ = std::move(question);
    wait();
    // `this` is safe: who delivers belongs to the page that holds this list, and drops its question when that goes.
    page_(0, static_cast<int>(first_page), [this, asked = ++asked_](std::vector<RecordKey> first) {
        if (asked != asked_) return;
        more_ = first.size() == first_page;
        read_ = first.size();
        if (more_ && stays_) add_rest(first);
        fill(std::move(first));
        if (more_ && page_) growing_.StartOnce(growing_pause_ms);
    });
}

void RecordList::grow() {
    if (!page_ || read_ == 0) return;
    page_(model_->ids[read_ - 1], static_cast<int>(next_page),
          [this, asked = asked_](std::vector<RecordKey> const& next) {
              if (asked == asked_) append(next);
          });
}

void RecordList::append(std::vector<RecordKey> const& next) {
    more_ = next.size() == next_page;
    auto& ids = model_->ids;
    auto const behind = ids.size() - read_;
    auto const as_before = behind >= next.size() && (more_ || behind == next.size()) &&
                           std::ranges::equal(next, std::span(ids).subspan(read_, next.size()));
    if (behind == 0) {
        for (auto const id : next) {
            ids.push_back(id);
            model_->RowAppended();
        }
        read_ = ids.size();
    } else if (as_before) {
        read_ += next.size();
    } else {
        std::vector<RecordKey> changed(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(read_));
        changed.insert(changed.end(), next.begin(), next.end());
        read_ = changed.size();
        if (more_) add_rest(changed);
        show(std::move(changed));
    }
    if (more_) growing_.StartOnce(growing_pause_ms);
}

/// Behind the rows that were read anew, those of the earlier reading show until their turn comes.
void RecordList::add_rest(std::vector<RecordKey>& ids) const {
    auto const& old = model_->ids;
    auto const last = std::ranges::find(old, ids.back());
    if (last == old.end()) return;
    std::unordered_set<RecordKey> const known(ids.begin(), ids.end());
    std::copy_if(last + 1, old.end(), std::back_inserter(ids), [&](RecordKey id) { return !known.contains(id); });
}

void RecordList::when_filled(std::function<void()> then) {
    then_ = std::move(then);
    had_keyboard_ = FindFocus();
}

void RecordList::wait() {
    waits_ = true;
    if (model_->ids.empty()) empty_->Hide(); // that there are none is not known yet
}

void RecordList::fill(std::vector<RecordKey> ids) {
    waits_ = false;
    auto const then = std::exchange(then_, nullptr);
    show(std::move(ids));
    if (then && FindFocus() == had_keyboard_) then();
}

void RecordList::show(std::vector<RecordKey> ids) {
    // The same rows are painted anew where they are: scrolled as they were, and the keyboard stays where it is.
    if (ids == model_->ids && !ids.empty()) return invalidate();
    auto const chosen = selection();
    auto const hand = this->chosen();
    auto const before = model_->ids.size();
    model_->forget();
    model_->ids = std::move(ids);
    resize_rows(before);
    keep_chosen(chosen, hand);
    show_empty(model_->ids.empty());
}

/// Rows are known by their place: of the same question a few more or less are put to the end, so that nothing scrolls.
void RecordList::resize_rows(std::size_t before) {
    auto const now = model_->ids.size();
    auto const few = std::max(before, now) - std::min(before, now) <= next_page;
    stays_ = stays_ && few && before > 0 && now > 0;
    if (!stays_) return model_->Reset(static_cast<unsigned>(now));
    for (auto at = before; at < now; ++at) model_->RowAppended();
    for (auto at = before; at > now; --at) model_->RowDeleted(static_cast<unsigned>(at - 1));
    repaint();
}

void RecordList::repaint() {
    // Assistive technology keeps the words of rows that it showed until it is told.
    auto const rows = model_->ids.size();
    auto const top = list_->GetTopItem();
    std::size_t const first = top.IsOk() ? model_->GetRow(top) : 0U;
    auto const shown = static_cast<std::size_t>(std::max(list_->GetCountPerPage(), 0)) + 2;
    for (auto at = first; at < std::min(rows, first + shown); ++at) model_->RowChanged(static_cast<unsigned>(at));
    list_->Refresh();
}

/// What was chosen stays so as far as it is there, and the keyboard goes on from where it was.
void RecordList::keep_chosen(std::vector<RecordKey> const& chosen, RecordKey hand) {
    std::unordered_set<RecordKey> const wanted(chosen.begin(), chosen.end());
    wxDataViewItemArray items;
    wxDataViewItem at_hand;
    for (std::size_t row = 0; row < model_->ids.size() && items.size() < wanted.size(); ++row) {
        if (!wanted.contains(model_->ids[row])) continue;
        items.Add(model_->GetItem(static_cast<unsigned>(row)));
        if (model_->ids[row] == hand) at_hand = items.back();
    }
    if (at_hand.IsOk() && (!stays_ || list_->GetCurrentItem() != at_hand)) list_->SetCurrentItem(at_hand);
    if (stays_ || !items.empty()) list_->SetSelections(items);
    if (at_hand.IsOk() && !stays_) list_->EnsureVisible(at_hand);
    CallAfter([this] { tell_selection(); });
}

void RecordList::invalidate() {
    model_->forget();
    repaint();
}

void RecordList::set_empty(std::string const& text, std::string const& button,
                           std::function<void()> run) {
    empty_->DestroyChildren();
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer();
    auto* label = new WrapLabel(empty_, text, {TextRole::faint, 11});
    label->SetMinSize(FromDIP(wxSize(380, -1)));
    column->Add(label, 0, wxALIGN_CENTRE_HORIZONTAL);
    if (!button.empty()) {
        auto* help = plain_button(empty_, button);
        help->Bind(wxEVT_BUTTON, [run](wxCommandEvent&) { run(); });
        column->Add(help, 0, wxALIGN_CENTRE_HORIZONTAL | wxTOP, FromDIP(14));
    }
    column->AddStretchSpacer(2);
    empty_->SetSizer(column);
    empty_->Layout();
}

void RecordList::show_empty(bool empty) {
    list_->Show(!empty);
    empty_->Show(empty);
    Layout();
}

} // namespace app
