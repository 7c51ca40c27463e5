// Every page of the middle, once.
#include "app/window/pages/claims_view.h"
#include "app/window/pages/deleted_view.h"
#include "app/window/pages/duplicates_view.h"
#include "app/window/pages/moments_view.h"
#include "app/window/pages/page.h"
#include "app/window/pages/parties_view.h"
#include "app/window/pages/queue_view.h"
#include "app/window/pages/reader_view.h"
#include "app/window/pages/scales_view.h"
#include "app/window/pages/search_view.h"
#include "app/window/pages/sources_view.h"

#include <array>

namespace app {

namespace {

template <class View>
MadePage make(wxWindow* parent, PageTools const& tools) {
    auto* view = new View(parent, tools);
    return {view, view};
}

constexpr std::array table{
    PageRow{Place::Page::inbox, make<SourcesView>},
    PageRow{Place::Page::sources, make<SourcesView>},
    PageRow{Place::Page::reader, make<ReaderView>},
    PageRow{Place::Page::claims, make<ClaimsView>},
    PageRow{Place::Page::topic, make<ClaimsView>},
    PageRow{Place::Page::parties, make<PartiesView>},
    PageRow{Place::Page::search, make<SearchView>},
    PageRow{Place::Page::queue, make<QueueView>},
    PageRow{Place::Page::scales, make<ScalesView>},
    PageRow{Place::Page::history, make<MomentsView>},
    PageRow{Place::Page::deleted, make<DeletedView>},
    PageRow{Place::Page::duplicates, make<DuplicatesView>},
};

} // namespace

std::span<PageRow const> page_table() { return table; }

} // namespace app
