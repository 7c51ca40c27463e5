#include "app/window/widgets/record_list.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/gtk/gtk_shim_list.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/menus.h"
#include "app/window/widgets/record_list_model.h"
#include "app/window/wxtext.h"

#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr int least_rest = 230; // DIP the column that takes the rest is to have

} // namespace

RecordList::RecordList(wxWindow* parent, std::string const& name, std::vector<ListColumn> columns,
                       Fetch fetch, ListMemory memory)
    : wxPanel(parent), memory_(std::move(memory)) {
    if (memory_.recall) layout_ = layout_from(memory_.recall());
    follow_ground(*this, Ground::surface);
    model_ = new Model(std::move(columns), std::move(fetch));
    list_ = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                               wxDV_MULTIPLE | wxBORDER_NONE);
    list_->AssociateModel(model_);
    model_->DecRef();
    bool tall = false;
    unsigned at = 0;
    for (auto const& column : model_->columns()) {
        tall = tall || column.kind == ListColumn::Kind::two_lines;
        list_->AppendColumn(make_column(column, at++));
    }
    for (at = 0; at < list_->GetColumnCount(); ++at)
        shim::on_drag(*list_->GetColumn(at), [this, at](int width) {
            layout_.column(model_->columns()[at].id).width = ToDIP(width);
            keep_layout();
        });
    if (tall) shim::set_row_height(*list_, FromDIP(with_letters(36)));
    shim::name_for_assistive(list_, name);
    shim::leave_typing_to_us(*list_);
    shim::tell_cut_cells(*list_, [this](unsigned row, unsigned column) { return model_->words(row, column); });
    empty_ = new wxPanel(this);
    follow_ground(*empty_, Ground::surface);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(list_, 1, wxEXPAND);
    column->Add(empty_, 1, wxEXPAND);
    SetSizer(column);
    bind_events();
    show_order();
    show_empty(true);
}

wxDataViewColumn* RecordList::make_column(ListColumn const& column, unsigned at) {
    wxDataViewRenderer* renderer = nullptr;
    if (column.kind == ListColumn::Kind::badge) {
        renderer = new BadgeRenderer;
    } else {
        auto* words =
            new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
        words->EnableMarkup(column.kind == ListColumn::Kind::two_lines);
        words->EnableEllipsize(wxELLIPSIZE_END);
        renderer = words;
    }
    return new wxDataViewColumn(to_wx(column.title), renderer, at, FromDIP(column.width ? with_letters(column.width) : 380),
                                wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
}

void RecordList::bind_events() {
    // GTK tells of several changes while one gesture lasts; what is chosen when it is over counts.
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (std::exchange(telling_, true)) return;
        CallAfter([this] {
            telling_ = false;
            tell_selection();
        });
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        if (auto const key = key_of(event); key && on_activate)
            CallAfter([this, key] { on_activate(key); });
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent& event) {
        if (!key_of(event) || !on_menu) return;
        CallAfter([this] {
            take_hand_to_selection();
            tell_selection();
            if (chosen()) on_menu(wxDefaultPosition);
        });
    });
    list_->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        if (on_keyboard) on_keyboard();
    });
    // A click on the row that is chosen already means it as well: something else may be shown beside the list by now.
    list_->Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        event.Skip();
        told_at_press_ = told_;
    });
    list_->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        event.Skip();
        CallAfter([this] {
            if (told_ != told_at_press_) return; // this click was told
            if (told_ != selection()) return tell_selection(); // of a row that was chosen when the list came
            if (told_.size() == 1 && on_select) on_select(told_.front());
        });
    });
    list_->Bind(wxEVT_CHAR_HOOK, &RecordList::on_key, this);
    list_->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_CLICK,
                [this](wxDataViewEvent& event) { sort_by(event.GetDataViewColumn()->GetModelColumn()); });
    list_->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_RIGHT_CLICK,
                [this](wxDataViewEvent&) { once_released(*this, [this] { choose_columns(); }); });
    // The column that takes the rest follows the window.
    list_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_columns();
    });
    growing_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { grow(); });
    typing_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { typed_.clear(); });
}

/// What a column measures is not asked: GTK stretches the last one, and knows none before the list was shown.
void RecordList::fit_columns() {
    auto const& columns = model_->columns();
    std::vector<bool> shown;
    std::vector<int> wanted; // pixels; 0 = the rest
    int rest = list_->GetClientSize().x - FromDIP(24);
    bool has_rest = false;
    for (auto const& column : columns) {
        auto const layout = layout_.of(column.id);
        shown.push_back(layout.shown);
        wanted.push_back(FromDIP(layout.width ? layout.width : with_letters(column.width)));
        if (!layout.shown) continue;
        rest -= wanted.back();
        has_rest = has_rest || wanted.back() == 0;
    }
    // In a narrow window the columns at the right give way, so that what the rows are about stays readable.
    for (auto at = columns.size(); has_rest && at-- > 1 && rest < FromDIP(least_rest);)
        if (shown[at] && wanted[at] > 0) {
            shown[at] = false;
            rest += wanted[at];
        }
    for (unsigned at = 0; at < list_->GetColumnCount(); ++at) {
        auto* one = list_->GetColumn(at);
        if (one->IsHidden() == shown[at]) one->SetHidden(!shown[at]);
        auto const width = wanted[at] ? wanted[at] : std::max(rest, FromDIP(120));
        if (shown[at]) shim::set_width(*one, width);
    }
}

void RecordList::keep_layout() {
    if (memory_.keep) memory_.keep(to_line(layout_));
}

void RecordList::show_order() {
    auto const rising = layout_.direction == ListLayout::Direction::rising;
    for (unsigned at = 0; at < list_->GetColumnCount(); ++at) {
        auto const sorted = model_->columns()[at].sorts == ListColumn::Sorts::yes &&
                            model_->columns()[at].id == layout_.sorted_by;
        shim::show_sort_arrow(*list_->GetColumn(at),
                              !sorted  ? shim::SortArrow::none
                              : rising ? shim::SortArrow::up
                                       : shim::SortArrow::down,
                              !sorted  ? std::string()
                              : rising ? tr("Sorted by this, rising")
                                       : tr("Sorted by this, falling"));
    }
}

/// The first click sorts, the second turns it round, the third goes back to how the rows come.
void RecordList::sort_by(std::size_t at) {
    using Direction = ListLayout::Direction;
    auto const& column = model_->columns()[at];
    if (column.sorts == ListColumn::Sorts::no || !on_sort) return;
    if (layout_.sorted_by != column.id) {
        layout_.sorted_by = column.id;
        layout_.direction = Direction::rising;
    } else if (layout_.direction == Direction::rising) {
        layout_.direction = Direction::falling;
    } else {
        layout_.sorted_by.clear();
        layout_.direction = Direction::rising;
    }
    keep_layout();
    show_order();
    CallAfter([this] { on_sort(); });
}

void RecordList::choose_columns() {
    wxMenu menu;
    std::vector<wxMenuItem*> items;
    for (auto const& column : model_->columns()) {
        auto* item = menu.AppendCheckItem(wxID_ANY, to_label(column.title));
        item->Check(layout_.of(column.id).shown);
        item->Enable(column.width != 0); // what the rows are about stays
        items.push_back(item);
    }
    menu.AppendSeparator();
    auto const* usual = menu.Append(wxID_ANY, wtr("The usual columns and widths"));
    auto const chosen = GetPopupMenuSelectionFromUser(menu);
    if (chosen == wxID_NONE) return;
    if (chosen == usual->GetId()) layout_.columns.clear();
    for (std::size_t at = 0; at < items.size(); ++at)
        if (items[at]->GetId() == chosen) {
            auto& shown = layout_.column(model_->columns()[at].id).shown;
            shown = !shown;
        }
    keep_layout();
    fit_columns();
}

RecordList::~RecordList() = default;

void RecordList::set_empty(std::string const& text, std::string const& button,
                           std::function<void()> run) {
    empty_->DestroyChildren();
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer();
    auto* label = new WrapLabel(empty_, text, {TextRole::faint, 11});
    label->SetMinSize(FromDIP(wxSize(380, -1)));
    column->Add(label, 0, wxALIGN_CENTRE_HORIZONTAL);
    if (!button.empty()) {
        auto* help = plain_button(empty_, button);
        help->Bind(wxEVT_BUTTON, [run](wxCommandEvent&) { run(); });
        column->Add(help, 0, wxALIGN_CENTRE_HORIZONTAL | wxTOP, FromDIP(14));
    }
    column->AddStretchSpacer(2);
    empty_->SetSizer(column);
    empty_->Layout();
}

void RecordList::show_empty(bool empty) {
    list_->Show(!empty);
    empty_->Show(empty);
    Layout();
}

} // namespace app
