// What a person does with the rows of a list: choose, walk, type to one, copy, ask for the menu.
#include "app/window/widgets/menus.h"
#include "app/window/widgets/record_list_model.h"
#include "app/window/wxtext.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr int typing_ms = 1200; // a letter later than that begins anew

} // namespace

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

} // namespace app
