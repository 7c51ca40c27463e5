// The queue of whoever works here: what waits for them, what they wait for, what changed after it was approved,
// and overdue replies, the longest waiting first. One list; choosing a line opens its claim.
#pragma once

#include "app/window/pages/list_page.h"
#include "core/editorial/queue.h"

class wxButton;

namespace app {

class QueueView : public ListPage {
public:
    QueueView(wxWindow* parent, PageTools const& tools);
    void refresh() override;

private:
    std::vector<std::string> cells(core::Waiting const& line);

    RecordList* rows_ = nullptr;
    wxButton* publish_ = nullptr; ///< there when something is approved
    std::vector<core::Waiting> lines_; ///< a row's key is its place here, from 1
    Subscription on_change_;
};

} // namespace app
