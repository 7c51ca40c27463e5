// The moments in the history of a record or claim, newest first and by day, with a row of filters above. A moment
// chosen shows at the side; M marks one, Enter on another compares the two.
#pragma once

#include "app/window/pages/list_page.h"

#include <wx/choice.h>
#include <wx/textctrl.h>

#include <map>
#include <set>

namespace app {

class MomentsView : public ListPage {
public:
    MomentsView(wxWindow* parent, PageTools const& tools);
    void refresh() override;
    void arrive() override;

private:
    /// What the second list of the filters chooses from.
    struct Subject {
        core::Kind kind = core::Kind::none;
        std::string field;
    };
    void add_filters();
    wxTextCtrl* add_day(wxSizer& row, std::string const& label);
    void fill_filters();
    void read_filters();
    void clear_filters();
    void show_moments();
    void open_menu(wxPoint at);
    void on_key(wxKeyEvent& event);
    std::vector<std::string> cells(core::Seq seq);

    RecordList* rows_ = nullptr;
    wxChoice* person_ = nullptr;
    wxChoice* subject_ = nullptr;
    wxTextCtrl* since_ = nullptr;
    wxTextCtrl* until_ = nullptr;
    std::vector<std::string> people_;
    std::vector<Subject> subjects_;
    core::Ref shown_;
    std::map<core::Seq, core::Moment> moments_; ///< those the list was given
    std::set<core::Seq> first_of_day_;
    Subscription on_moments_, on_mark_;
};

} // namespace app
