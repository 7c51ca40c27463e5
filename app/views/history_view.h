// The history of a record, field by field: who changed what, when and why, with the words that went
// and came, and a way back to any earlier state.
#pragma once

#include "app/desk.h"
#include "app/widgets/scroll_column.h"

namespace app {

class HistoryView : public ScrollColumn {
public:
    HistoryView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    struct Line {
        core::Step step;
        core::Ref ref;
    };
    std::vector<Line> lines() const;
    void build(std::vector<Line> const& lines);
    void build_line(Line const& line, core::Seq newest);

    Desk& desk_;
};

} // namespace app
