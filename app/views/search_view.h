// What a search found, newest first, with the words around each find.
#pragma once

#include "app/views/list_page.h"
#include "core/search/hits.h"

#include <wx/timer.h>

namespace app {

class SearchView : public ListPage {
public:
    SearchView(wxWindow* parent, Desk& desk);
    /// Searches a little later: while somebody types, only the last words count.
    void refresh();

private:
    void look();
    std::vector<std::string> cells(core::RawId id) const;

    RecordList* rows_ = nullptr;
    std::map<core::RawId, core::Hit> hits_;
    wxTimer timer_;
};

} // namespace app
