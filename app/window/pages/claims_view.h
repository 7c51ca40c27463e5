// The table of claims, all of them or those in one state of review; choosing one opens its dossier.
#pragma once

#include "app/window/pages/list_page.h"

#include <optional>

namespace app {

class ClaimFilters;

class ClaimsView : public ListPage {
public:
    ClaimsView(wxWindow* parent, PageTools const& tools);
    void refresh() override;

private:
    std::string how_far(core::ClaimRow const& row) const;
    std::vector<std::string> cells(core::Id<core::Claim> id);
    std::optional<long> known_count(core::ClaimQuery const& query) const;

    RecordList* rows_ = nullptr;
    ClaimFilters* filters_ = nullptr;
    Subscription on_change_;
};

} // namespace app
