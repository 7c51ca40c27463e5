// What the moment at hand changed, or what differs between two moments: record by record and field by field, with the
// words that went and came, and a way back to any earlier state.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

#include <set>

class wxSizer;

namespace app {

class HistoryView : public ScrollColumn {
public:
    HistoryView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    void build();
    void build_head(std::string const& title, std::string const& line);
    void build_moment(core::Moment const& moment);
    void build_comparison();
    void build_differences(std::vector<core::Difference> const& differences, core::Seq back_to);
    void build_difference(core::Difference const& difference, core::Seq back_to);
    void add_field(wxWindow* card, wxSizer& column, core::Difference const& difference,
                   core::FieldChange const& field);
    void add_way_back(wxWindow* card, wxSizer& column, core::Difference const& difference, core::Seq back_to);

    Desk& desk_;
    std::pair<core::Seq, core::Seq> shown_; ///< the moments that show
    std::set<std::pair<core::Ref, std::string>> whole_; ///< long texts shown whole
};

} // namespace app
