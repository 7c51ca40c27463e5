// What the words in the search field find, as one types: the newest hits at once, then the best. Each hit
// says where it matched and shows the words.
#pragma once

#include "app/window/pages/list_page.h"
#include "core/search/hits.h"

#include <map>

#include <wx/timer.h>

namespace app {

class SearchView : public ListPage {
public:
    SearchView(wxWindow* parent, PageTools const& tools);
    ~SearchView() override;
    void refresh() override;

private:
    /// One hit as the list shows it.
    struct Row {
        core::Ref ref;
        std::vector<std::string> cells;
    };
    struct Found {
        std::vector<RecordList::RecordKey> ids;
        std::map<RecordList::RecordKey, Row> rows;
        std::string wrong; ///< what stands behind a field and means nothing, in whole sentences
    };
    static Found look(core::Reader const& reader, std::string const& words, core::SearchOrder order,
                      std::string const& person);
    void ask(core::SearchOrder order);
    core::Ref record_at(RecordList::RecordKey key) const;
    void show(Found found);

    RecordList* rows_ = nullptr;
    Found found_;
    Subscription on_change_;
};

} // namespace app
