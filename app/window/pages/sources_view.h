// The inbox, or all sources: what was brought in, by whom it was published and when.
#pragma once

#include "app/window/pages/list_page.h"
#include "app/window/pages/row_counts.h"
#include "app/window/widgets/filter_chips.h"

#include <memory>

namespace app {

class SourcesView : public ListPage {
public:
    SourcesView(wxWindow* parent, PageTools const& tools);
    void refresh() override;

private:
    std::vector<std::string> cells(core::Id<core::Source> id);
    void ask_state();
    void show_state(Place::Page page);

    RecordList* rows_ = nullptr;
    FilterChips* filters_ = nullptr;
    std::unique_ptr<RowCounts> quoted_;
    std::function<void()> import_;
    Subscription on_change_;
};

} // namespace app
