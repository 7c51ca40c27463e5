// The table of claims, all of them or those in one state of review; choosing one opens its dossier.
#pragma once

#include "app/views/list_page.h"

namespace app {

class ClaimsView : public ListPage {
public:
    ClaimsView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    std::vector<std::string> cells(core::Id<core::Claim> id);
    /// Whether this person must give a verdict of their own before they see this one.
    bool is_concealed(core::Id<core::Claim> claim);
    long count_of(core::ClaimQuery const& query) const;
    void sort_by(std::size_t column);
    core::Scale const* scale(core::Id<core::Scale> id);

    RecordList* rows_ = nullptr;
    core::ClaimQuery::Order order_ = core::ClaimQuery::Order::newest;
    bool descending_ = false;
    std::map<core::RawId, core::Scale> scales_;
    Subscription on_change_;
};

} // namespace app
