// The queue of whoever works here: what waits for them, what they wait for, what changed after it was approved,
// and overdue replies, the longest waiting first; above all, what is contested at a shared desk. One list; choosing a line opens its record.
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
    /// A line as the list shows it.
    struct Row {
        core::Ref ref;
        std::vector<std::string> cells;
    };
    /// What the worker finds.
    struct Found {
        std::vector<Row> rows;
        bool approved = false; ///< there is something to publish
    };
    static std::vector<std::string> cells(core::Reader const& reader, core::Waiting const& line,
                                          std::string const& person);
    void show(Found found);
    /// What is contested, and what stands twice.
    void add_contested_rows();

    RecordList* rows_ = nullptr;
    wxButton* publish_ = nullptr; ///< there when something is approved
    std::vector<Row> lines_; ///< a row's key is its place here, from 1
    Asker asker_;
    Subscription on_change_, on_contested_;
};

} // namespace app
