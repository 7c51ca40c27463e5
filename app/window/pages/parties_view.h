// Everybody who speaks or publishes.
#pragma once

#include "app/window/pages/list_page.h"
#include "app/window/pages/row_counts.h"
#include "app/window/widgets/filter_chips.h"

#include <memory>
#include <optional>

namespace app {

class PartiesView : public ListPage {
public:
    PartiesView(wxWindow* parent, PageTools const& tools);
    void refresh() override;

private:
    std::vector<std::string> cells(core::Id<core::Party> id);
    void ask_type();
    void show_type(std::optional<core::PartyType> type);

    RecordList* rows_ = nullptr;
    FilterChips* filters_ = nullptr;
    std::optional<core::PartyType> type_; ///< none: all
    std::unique_ptr<RowCounts> said_;
    Subscription on_change_;
};

} // namespace app
