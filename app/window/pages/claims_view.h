// The table of claims, all of them or those in one state of review; choosing one opens its dossier.
#pragma once

#include "app/window/pages/list_page.h"

namespace app {

class ClaimsView : public ListPage {
public:
    ClaimsView(wxWindow* parent, PageTools const& tools);
    void refresh() override;

private:
    std::vector<std::string> cells(core::Id<core::Claim> id);
    long count_of(core::ClaimQuery const& query) const;
    void sort_by(std::size_t column);

    RecordList* rows_ = nullptr;
    core::ClaimQuery::Order order_ = core::ClaimQuery::Order::newest;
    bool descending_ = false;
    Subscription on_change_;
};

} // namespace app
