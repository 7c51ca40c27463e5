// Everybody who speaks or publishes.
#pragma once

#include "app/window/pages/list_page.h"

namespace app {

class PartiesView : public ListPage {
public:
    PartiesView(wxWindow* parent, PageTools const& tools);
    void refresh() override;

private:
    std::vector<std::string> cells(core::Id<core::Party> id) const;

    RecordList* rows_ = nullptr;
    Subscription on_change_;
};

} // namespace app
