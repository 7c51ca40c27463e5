#include "app/window/pages/middle_pane.h"

#include "app/window/theme.h"

#include <wx/simplebook.h>
#include <wx/sizer.h>

#include <algorithm>

namespace app {

MiddlePane::MiddlePane(wxWindow* parent, PageTools tools)
    : wxPanel(parent), tools_(std::move(tools)),
      on_place_(tools_.desk.navigation().place_changed.subscribe([this] { refresh(); })) {
    follow_ground(*this, Ground::surface);
    book_ = new wxSimplebook(this);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(book_, 1, wxEXPAND);
    SetSizer(column);
}

MiddlePage& MiddlePane::turn_to(PageRow const& row) {
    auto found = std::ranges::find_if(pages_, [&](Shown const& shown) { return shown.row->make == row.make; });
    if (found == pages_.end()) {
        auto const made = row.make(book_, tools_);
        book_->AddPage(made.window, wxString());
        if (text_size_ > 0) made.page->set_text_size(text_size_);
        found = pages_.insert(pages_.end(), {&row, made});
    }
    book_->ChangeSelection(static_cast<std::size_t>(found - pages_.begin()));
    return *found->made.page;
}

void MiddlePane::refresh() {
    auto const row = std::ranges::find(page_table(), tools_.desk.navigation().place().page, &PageRow::place);
    if (row == page_table().end()) return; // a page nobody has made yet: what shows stays
    page_ = &turn_to(*row);
    page_->arrive();
}

void MiddlePane::set_text_size(double points) {
    text_size_ = points;
    for (auto const& shown : pages_) shown.made.page->set_text_size(points);
}

void MiddlePane::find_in_text() {
    if (page_) page_->find_in_text();
}

void MiddlePane::print() {
    if (page_) page_->print();
}

void MiddlePane::focus() {
    if (page_) page_->focus();
}

void MiddlePane::take_keyboard() {
    if (page_) page_->take_keyboard();
}

} // namespace app
