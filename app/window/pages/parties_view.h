// Everybody who speaks or publishes.
#pragma once

#include "app/window/pages/list_page.h"
#include "app/window/pages/row_counts.h"

#include <memory>

namespace app {

class PartiesView : public ListPage {
public:
    PartiesView(wxWindow* parent, PageTools const& tools);
    void refresh() override;

private:
    std::vector<std::string> cells(core::Id<core::Party> id);

    RecordList* rows_ = nullptr;
    std::unique_ptr<RowCounts> said_;
    Subscription on_change_;
};

} // namespace app
