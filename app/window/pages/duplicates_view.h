// What is perhaps here twice, pair by pair: Enter, a double click or the button show both side by side, to be made one or left
// as they are. Of two papers with the text of one agency a second button says so, and they count as one voice.
#pragma once

#include "app/window/pages/list_page.h"
#include "core/matching/duplicates.h"

#include <stop_token>

namespace app {

class DuplicatesView : public ListPage {
public:
    DuplicatesView(wxWindow* parent, PageTools const& tools);
    ~DuplicatesView() override;
    void refresh() override;

private:
    struct Row {
        core::Duplicate pair;
        std::vector<std::string> cells;
    };
    static std::vector<Row> look(core::Reader const& reader, std::stop_token stop);
    void show(std::vector<Row> rows);
    core::Duplicate const* chosen() const;
    void merge();
    void keep_apart();
    void say_agency();
    void enable();

    RecordList* rows_ = nullptr;
    wxButton* merge_ = nullptr;
    wxButton* apart_ = nullptr;
    wxButton* agency_ = nullptr;
    std::vector<Row> found_; ///< a row's key is its place here, from 1
    std::stop_source looking_; ///< what is no longer waited for stops
    Asker asker_;
    Subscription on_change_;
};

} // namespace app
