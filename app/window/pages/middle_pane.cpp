#include "app/window/pages/middle_pane.h"

#include "app/common/text.h"
#include "app/window/pages/claims_view.h"
#include "app/window/pages/deleted_view.h"
#include "app/window/pages/moments_view.h"
#include "app/window/pages/parties_view.h"
#include "app/window/pages/queue_view.h"
#include "app/window/pages/scales_view.h"
#include "app/window/pages/search_view.h"
#include "app/window/pages/sources_view.h"

#include <wx/simplebook.h>
#include <wx/sizer.h>

namespace app {

MiddlePane::MiddlePane(wxWindow* parent, Desk& desk, std::function<bool(wchar_t)> key_pressed,
                       std::function<void()> import)
    : wxPanel(parent), desk_(desk), on_place_(desk.navigation().place_changed.subscribe([this] { refresh(); })) {
    follow_ground(*this, Ground::surface);
    book_ = new wxSimplebook(this);
    reader_ = new ReaderView(book_, desk, std::move(key_pressed));
    sources_ = new SourcesView(book_, desk, std::move(import));
    claims_ = new ClaimsView(book_, desk);
    parties_ = new PartiesView(book_, desk);
    search_ = new SearchView(book_, desk);
    queue_ = new QueueView(book_, desk);
    scales_ = new ScalesView(book_, desk);
    moments_ = new MomentsView(book_, desk);
    deleted_ = new DeletedView(book_, desk);
    for (wxWindow* page : std::initializer_list<wxWindow*>{reader_, sources_, claims_, parties_, search_, queue_,
                                                           scales_, moments_, deleted_})
        book_->AddPage(page, wxString());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(book_, 1, wxEXPAND);
    SetSizer(column);
}

void MiddlePane::refresh() {
    using Page = Place::Page;
    auto const show = [&](wxWindow* page) { book_->ChangeSelection(static_cast<std::size_t>(book_->FindPage(page))); };
    switch (desk_.navigation().place().page) {
    case Page::reader:
        show(reader_);
        reader_->refresh();
        return reader_->focus();
    case Page::inbox:
    case Page::sources: show(sources_); return sources_->refresh();
    case Page::claims:
    case Page::topic: show(claims_); return claims_->refresh();
    case Page::parties: show(parties_); return parties_->refresh();
    case Page::search: show(search_); return search_->refresh();
    case Page::queue: show(queue_); return queue_->refresh();
    case Page::scales: show(scales_); return scales_->refresh();
    case Page::deleted: show(deleted_); return deleted_->refresh();
    case Page::history:
        show(moments_);
        moments_->refresh();
        return moments_->take_keyboard();
    }
}

void MiddlePane::focus() {
    auto* page = book_->GetCurrentPage();
    if (page == reader_) return reader_->focus();
    if (page == scales_) return scales_->focus();
    if (auto* list = dynamic_cast<ListPage*>(page)) list->focus();
}

void MiddlePane::take_keyboard() {
    auto* page = book_->GetCurrentPage();
    if (page == reader_) return reader_->focus();
    if (page == scales_) return scales_->focus();
    if (auto* list = dynamic_cast<ListPage*>(page)) list->take_keyboard();
}

} // namespace app
