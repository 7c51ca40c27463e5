// Which rows a list shows: a first page, then the rest in idle moments, and all anew without moving under the hand.
#include "app/window/widgets/record_list_model.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <unordered_set>

namespace app {

namespace {

constexpr std::size_t first_page = 500;
constexpr std::size_t next_page = 400; // some milliseconds of work
constexpr int growing_pause_ms = 25;   // in which the window does what it is asked

} // namespace

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

} // namespace app
