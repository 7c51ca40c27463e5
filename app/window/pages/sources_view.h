// The inbox, or all sources: what was brought in, by whom it was published and when.
#pragma once

#include "app/window/pages/list_page.h"

namespace app {

class SourcesView : public ListPage {
public:
    SourcesView(wxWindow* parent, PageTools const& tools);
    void refresh() override;

private:
    std::vector<std::string> cells(core::Id<core::Source> id) const;

    RecordList* rows_ = nullptr;
    std::function<void()> import_;
    Subscription on_change_;
};

} // namespace app
