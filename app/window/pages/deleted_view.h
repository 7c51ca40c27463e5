// What was deleted and can be brought back, the newest deletion first: Enter, a double click, the button and the menu
// of a row bring a record back with everything its deletion took along.
#pragma once

#include "app/window/pages/list_page.h"
#include "core/operations/deletions.h"

namespace app {

class DeletedView : public ListPage {
public:
    DeletedView(wxWindow* parent, PageTools const& tools);
    ~DeletedView() override;
    void refresh() override;

private:
    struct Row {
        core::Ref ref;
        std::vector<std::string> cells;
    };
    static std::vector<Row> look(core::Reader const& reader, std::string const& person);
    void show(std::vector<Row> rows);
    void bring_back(RecordList::RecordKey key);
    void open_menu(wxPoint at);

    RecordList* rows_ = nullptr;
    wxButton* button_ = nullptr; ///< there when something was deleted
    std::vector<Row> found_;     ///< a row's key is its place here, from 1
    Subscription on_change_;
};

} // namespace app
