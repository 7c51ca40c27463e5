#include "app/window/widgets/record_list.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"
#include "core/base/error.h"

#include <wx/dataview.h>
#include <wx/sizer.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace app {

namespace {

constexpr std::size_t cached_rows = 512;
constexpr std::size_t first_page = 500;
constexpr std::size_t next_page = 400; // some milliseconds of work
constexpr int pause_ms = 25;           // in which the window does what it is asked

/// With what is marked as found standing out.
std::string escaped(std::string_view text) {
    // Marks of ours that stand in the words themselves must not leave a tag open.
    std::string out, run;
    bool open = false;
    auto const flush = [&] {
        out += as_markup(core::shown_line(run));
        run.clear();
    };
    for (auto const c : text) {
        if (c != found_from && c != found_until) {
            run += c;
            continue;
        }
        flush();
        if (open != (c == found_from)) out += open ? "</b>" : "<b>";
        open = c == found_from;
    }
    flush();
    return open ? out + "</b>" : out;
}

/// Two lines as Pango markup: the first in full, the second smaller and quieter.
wxString two_lines(std::string const& value) {
    auto const end = value.find('\n');
    auto markup = escaped(std::string_view(value).substr(0, end));
    if (end != value.npos)
        markup += "\n<small><span alpha=\"65%\">" + escaped(std::string_view(value).substr(end + 1)) +
                  "</span></small>";
    return to_wx(markup);
}

} // namespace

class RecordList::Model : public wxDataViewVirtualListModel {
public:
    Model(std::vector<ListColumn> columns, Fetch fetch)
        : columns_(std::move(columns)), fetch_(std::move(fetch)) {}

    std::vector<RecordKey> ids;

    unsigned GetColumnCount() const override { return static_cast<unsigned>(columns_.size()); }
    wxString GetColumnType(unsigned) const override { return "string"; }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
        value = wxString();
        if (row >= ids.size()) return;
        auto const& cells = cells_of(ids[row]);
        if (column >= cells.size()) return;
        value = columns_[column].kind == ListColumn::Kind::two_lines ? two_lines(cells[column])
                                                                     : to_label(cells[column]);
    }
    bool SetValueByRow(wxVariant const&, unsigned, unsigned) override { return false; }
    void forget() { cache_.clear(); }
    std::vector<ListColumn> const& columns() const { return columns_; }

private:
    std::vector<std::string> const& cells_of(RecordKey key) const {
        if (auto const known = cache_.find(key); known != cache_.end()) return known->second;
        if (cache_.size() >= cached_rows) cache_.clear();
        try {
            return cache_[key] = fetch_(key);
        } catch (core::Error const& error) { // GTK asks from within: nothing may be thrown there
            return cache_[key] = told_instead(tr(error.message()));
        }
    }
    /// A sentence in the first column that holds words.
    std::vector<std::string> told_instead(std::string const& sentence) const {
        std::vector<std::string> cells(columns_.size());
        for (std::size_t at = 0; at < cells.size(); ++at)
            if (columns_[at].kind != ListColumn::Kind::badge) {
                auto const two = columns_[at].kind == ListColumn::Kind::two_lines;
                cells[at] = two ? tr("Not shown") + "\n" + sentence : sentence;
                break;
            }
        return cells;
    }
    std::vector<ListColumn> columns_;
    Fetch fetch_;
    mutable std::unordered_map<RecordKey, std::vector<std::string>> cache_;
};

RecordList::RecordList(wxWindow* parent, std::string const& name, std::vector<ListColumn> columns,
                       Fetch fetch)
    : wxPanel(parent) {
    follow_ground(*this, Ground::surface);
    model_ = new Model(std::move(columns), std::move(fetch));
    list_ = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                               wxDV_SINGLE | wxBORDER_NONE);
    list_->AssociateModel(model_);
    model_->DecRef();
    bool tall = false;
    unsigned at = 0;
    for (auto const& column : model_->columns()) {
        wxDataViewRenderer* renderer = nullptr;
        if (column.kind == ListColumn::Kind::badge) {
            renderer = new BadgeRenderer;
        } else {
            auto* words = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT,
                                                     wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
            words->EnableMarkup(column.kind == ListColumn::Kind::two_lines);
            words->EnableEllipsize(wxELLIPSIZE_END);
            renderer = words;
        }
        tall = tall || column.kind == ListColumn::Kind::two_lines;
        auto* made = new wxDataViewColumn(to_wx(column.title), renderer, at++,
                                          column.width ? FromDIP(column.width) : FromDIP(380), wxALIGN_LEFT,
                                          wxDATAVIEW_COL_RESIZABLE);
        list_->AppendColumn(made);
    }
    if (tall) list_->SetRowHeight(FromDIP(50));
    shim::name_for_assistive(list_, name);
    empty_ = new wxPanel(this);
    follow_ground(*empty_, Ground::surface);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(list_, 1, wxEXPAND);
    column->Add(empty_, 1, wxEXPAND);
    SetSizer(column);
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent& event) {
        if (auto const key = key_of(event); key && on_select)
            CallAfter([this, key] { on_select(key); });
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        if (auto const key = key_of(event); key && on_activate)
            CallAfter([this, key] { on_activate(key); });
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent& event) {
        if (auto const key = key_of(event); key && on_menu) CallAfter([this, key] { on_menu(key); });
    });
    list_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        auto const wanted = event.GetKeyCode() == WXK_WINDOWS_MENU ||
                            (event.GetKeyCode() == WXK_F10 && event.GetModifiers() == wxMOD_SHIFT);
        if (!wanted || !on_menu || !chosen()) return event.Skip();
        CallAfter([this, key = chosen()] { on_menu(key); });
    });
    list_->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_CLICK, [this](wxDataViewEvent& event) {
        if (on_sort) on_sort(event.GetDataViewColumn()->GetModelColumn());
    });
    // The column that takes the rest follows the window.
    list_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        int rest = list_->GetClientSize().x - FromDIP(24);
        wxDataViewColumn* wide = nullptr;
        for (unsigned index = 0; index < list_->GetColumnCount(); ++index) {
            auto* one = list_->GetColumn(index);
            int const wanted = model_->columns()[index].width;
            // What a column measures is not asked: GTK stretches the last one, and knows none before the
            // list was shown.
            if (wanted == 0)
                wide = one;
            else
                rest -= FromDIP(wanted);
        }
        if (wide && rest > FromDIP(120)) wide->SetWidth(rest);
    });
    growing_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { grow(); });
    show_empty(true);
}

RecordList::~RecordList() = default;

RecordList::RecordKey RecordList::key_of(wxDataViewEvent& event) const {
    if (!event.GetItem().IsOk()) return 0;
    auto const row = model_->GetRow(event.GetItem());
    return row < model_->ids.size() ? model_->ids[row] : 0;
}

void RecordList::focus() {
    if (waits_) return when_filled([this] { focus(); });
    if (model_->ids.empty()) return;
    auto const chosen = list_->GetSelection().IsOk();
    list_->SetFocus();
    if (chosen) return;
    list_->SetCurrentItem(model_->GetItem(0));
    list_->Select(model_->GetItem(0));
    // A selection made by the program is no event.
    if (on_select) CallAfter([this, key = model_->ids.front()] { on_select(key); });
}

void RecordList::take_keyboard() {
    if (waits_) return when_filled([this] { take_keyboard(); });
    if (!model_->ids.empty()) list_->SetFocus();
}

RecordList::RecordKey RecordList::chosen() const {
    auto const item = list_->GetSelection();
    if (!item.IsOk()) return 0;
    auto const row = model_->GetRow(item);
    return row < model_->ids.size() ? model_->ids[row] : 0;
}

std::size_t RecordList::size() const { return model_->ids.size(); }

void RecordList::set_ids(std::vector<RecordKey> ids) {
    growing_.Stop();
    ++asked_;
    page_ = nullptr;
    fill(std::move(ids));
}

void RecordList::set_pages(Page page) {
    growing_.Stop();
    page_ = std::move(page);
    wait();
    // `this` is safe: who delivers belongs to the page that holds this list, and drops its question when that goes.
    page_(0, static_cast<int>(first_page), [this, asked = ++asked_](std::vector<RecordKey> first) {
        if (asked != asked_) return;
        auto const more = first.size() == first_page;
        fill(std::move(first));
        if (more) growing_.StartOnce(pause_ms);
    });
}

void RecordList::grow() {
    if (!page_ || model_->ids.empty()) return;
    page_(model_->ids.back(), static_cast<int>(next_page), [this, asked = asked_](std::vector<RecordKey> const& next) {
        if (asked == asked_) append(next);
    });
}

void RecordList::append(std::vector<RecordKey> const& next) {
    for (auto const id : next) {
        model_->ids.push_back(id);
        model_->RowAppended();
    }
    if (next.size() == next_page) growing_.StartOnce(pause_ms);
}

void RecordList::when_filled(std::function<void()> then) {
    then_ = std::move(then);
    had_keyboard_ = FindFocus();
}

void RecordList::wait() {
    waits_ = true;
    if (model_->ids.empty()) empty_->Hide(); // that there are none is not known yet
}

void RecordList::fill(std::vector<RecordKey> ids) {
    waits_ = false;
    auto const then = std::exchange(then_, nullptr);
    show(std::move(ids));
    if (then && FindFocus() == had_keyboard_) then();
}

void RecordList::show(std::vector<RecordKey> ids) {
    // The same rows are painted anew where they are: scrolled as they were, and the keyboard stays where it is.
    if (ids == model_->ids && !ids.empty()) return invalidate();
    auto const chosen = this->chosen();
    model_->forget();
    model_->ids = std::move(ids);
    model_->Reset(static_cast<unsigned>(model_->ids.size()));
    auto const found = std::ranges::find(model_->ids, chosen);
    if (chosen && found != model_->ids.end())
        list_->Select(model_->GetItem(static_cast<unsigned>(found - model_->ids.begin())));
    show_empty(model_->ids.empty());
}

void RecordList::invalidate() {
    model_->forget();
    list_->Refresh();
}

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
