#include "app/window/pages/list_page.h"

#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/paint.h"

#include <wx/sizer.h>

namespace app {

ListPage::ListPage(wxWindow* parent, PageTools const& tools)
    : wxPanel(parent), desk_(tools.desk), pages_(tools.desk.workbench().background()) {
    follow_ground(*this, Ground::surface);
    auto* head = head_ = new wxBoxSizer(wxHORIZONTAL);
    title_ = new LineLabel(this, "", {TextRole::text, 11, Weight::semibold});
    count_ = new LineLabel(this, "", {TextRole::faint, 9});
    head->Add(title_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(20));
    head->Add(count_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
    head->SetMinSize(-1, FromDIP(44));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, 0, wxEXPAND);
    column->Add(new Hairline(this), 0, wxEXPAND);
    SetSizer(column);
}

RecordList::Page ListPage::at_once(Look look) {
    return [this, look = std::move(look)](RecordList::RecordKey after, int limit, RecordList::Deliver const& deliver) {
        pages_.drop(); // what is still looked for would show its title over these rows
        std::vector<RecordList::RecordKey> rows;
        desk_.workbench().attempt([&] { rows = look(reader(), after, limit); });
        deliver(std::move(rows));
    };
}

RecordList::Page ListPage::by_worker(Look look, std::function<void()> first) {
    return [this, look = std::move(look), first = std::move(first)](RecordList::RecordKey after, int limit,
                                                                   RecordList::Deliver deliver) {
        auto const show = [after, first, deliver](std::vector<RecordList::RecordKey> rows) {
            if (after == 0) first();
            deliver(std::move(rows));
        };
        pages_.ask([look, after, limit](core::Reader const& from) { return look(from, after, limit); }, show,
                   [this, show](core::Error const& error) {
                       desk_.workbench().problem(error);
                       show({});
                   });
    };
}

void ListPage::add_list(RecordList* list) {
    list_ = list;
    GetSizer()->Add(list, 1, wxEXPAND);
}

wxButton* ListPage::add_button(std::string const& label, std::function<void()> work) {
    auto* button = plain_button(this, label);
    button->Bind(wxEVT_BUTTON, [this, work = std::move(work)](wxCommandEvent&) { CallAfter(work); });
    head_->AddStretchSpacer();
    head_->Add(button, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(12));
    return button;
}

void ListPage::set_title(std::string const& title, long count) {
    title_->set_text(title);
    count_->set_text(group_thousands(count));
    Layout();
}

} // namespace app
