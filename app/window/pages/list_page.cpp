#include "app/window/pages/list_page.h"

#include "app/window/context_menus.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/paint.h"
#include "app/window/wxtext.h"

#include "core/text/fold.h"

#include <fmt/format.h>
#include <wx/dcclient.h>
#include <wx/sizer.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace app {

namespace {

constexpr std::size_t most_copied = 10'000; // rows; each is fetched

} // namespace

ListPage::ListPage(wxWindow* parent, PageTools const& tools)
    : wxPanel(parent), desk_(tools.desk), tools_(tools), pages_(tools.desk.workbench().background()),
      typing_(tools.desk.workbench().background()) {
    follow_ground(*this, Ground::surface);
    auto* head = head_ = new wxBoxSizer(wxHORIZONTAL);
    title_ = new LineLabel(this, "", {TextRole::text, 11, Weight::semibold});
    count_ = new LineLabel(this, "", {TextRole::faint, 9});
    head->Add(title_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(20));
    head->Add(count_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
    head->SetMinSize(-1, FromDIP(44));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit_title();
        event.Skip();
    });
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

RecordList::Page ListPage::in_order(Order order, std::function<void(long)> first) {
    using Keys = std::vector<RecordList::RecordKey>;
    auto const all = std::make_shared<Keys>();
    auto const page_of = [all](RecordList::RecordKey after, int limit) {
        auto from = all->begin();
        if (after) from = std::find(all->begin(), all->end(), after) + 1;
        auto const count = std::min<std::ptrdiff_t>(limit, all->end() - from);
        return Keys(from, from + count);
    };
    return [this, all, page_of, order = std::move(order), first = std::move(first)](
               RecordList::RecordKey after, int limit, RecordList::Deliver deliver) {
        if (after) return deliver(page_of(after, limit));
        auto const show = [all, page_of, first, limit, deliver](Keys found) {
            *all = std::move(found);
            first(static_cast<long>(all->size()));
            deliver(page_of(0, limit));
        };
        pages_.ask(order, show, [this, show](core::Error const& error) {
            desk_.workbench().problem(error);
            show({});
        });
    };
}

std::string ListPage::question() const {
    auto const& place = desk_.navigation().place();
    auto const unrated = place.only == core::ClaimQuery::Only::unrated;
    auto const state = place.only.state() ? static_cast<int>(*place.only.state()) : unrated ? -1 : -2;
    return fmt::format("{} {} {} {} {} {}", static_cast<int>(place.page), state, place.id, place.speaker,
                       list_->sorted_by(), static_cast<int>(list_->direction()));
}

void ListPage::add_list(RecordList* list, RecordOf record_of, unsigned all_over) {
    list_ = list;
    record_of_ = std::move(record_of);
    all_over_ = all_over;
    GetSizer()->Add(list, 1, wxEXPAND);
    list->on_choose = [this](std::vector<RecordList::RecordKey> const& keys) {
        desk_.hand().choose(records(keys));
        show_count(keys.size());
    };
    list->on_keyboard = [this] {
        desk_.hand().choose(records(list_->selection())); // another page had its own
        desk_.hand().keyboard_came(Hand::Keyboard::in_rows);
    };
    if (!list->on_menu) list->on_menu = [this](wxPoint at) { open_menu(at); };
    list->on_delete = [this] { tools_.run("record.delete"); };
    list->on_copy = [this] { tools_.run("copy.rows"); };
}

void ListPage::add_below_title(wxWindow* window) {
    GetSizer()->Add(window, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
}

std::vector<core::Ref> ListPage::records(std::vector<RecordList::RecordKey> const& keys) const {
    std::vector<core::Ref> refs;
    for (auto const key : keys)
        if (auto const ref = record_of_(key)) refs.push_back(ref);
    return refs;
}

void ListPage::open_menu(wxPoint at) {
    Pointed thing;
    thing.records = records(list_->selection());
    if (thing.records.empty()) return;
    thing.over = all_over_ | Over::rows;
    auto const kind = thing.records.front().kind;
    if (std::ranges::all_of(thing.records, [&](core::Ref ref) { return ref.kind == kind; }))
        thing.over |= over_record(kind);
    else
        thing.over |= static_cast<unsigned>(Over::record);
    thing.rows = rows_as_text();
    open_context_menu(*list_, desk_, std::move(thing), at);
}

std::string ListPage::rows_as_text() {
    if (auto const count = list_->selection().size(); count > most_copied)
        desk_.notice(tr("The first {count} rows are copied.", {{"count", group_thousands(most_copied)}}));
    return list_->rows_as_text(most_copied);
}

void ListPage::find_by_typing(Words words) {
    list_->on_type = [this, words = std::move(words)](std::string const& typed,
                                                      std::vector<RecordList::RecordKey> order,
                                                      std::function<void(RecordList::RecordKey)> const& found) {
        typing_.ask(
            [wanted = core::fold(typed), order = std::move(order), words](core::Reader const& reader) {
                for (auto const key : order)
                    if (core::fold(words(reader, key)).starts_with(wanted)) return key;
                return RecordList::RecordKey{0};
            },
            found, [](core::Error const&) {});
    };
}

ListMemory ListPage::memory_of(std::string const& list) {
    return {[this, list] { return tools_.recall_list(list); },
            [this, list](std::string const& line) { tools_.keep_list(list, line); }};
}

wxButton* ListPage::add_button(std::string const& label, std::function<void()> work) {
    auto* button = plain_button(this, label);
    button->Bind(wxEVT_BUTTON, [this, work = std::move(work)](wxCommandEvent&) { CallAfter(work); });
    head_->AddStretchSpacer();
    head_->Add(button, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(12));
    return button;
}

void ListPage::set_title(std::string const& title, long count) {
    whole_title_ = title;
    all_ = count;
    show_count(list_ ? list_->selection().size() : 0);
    fit_title();
    Layout();
}

void ListPage::fit_title() {
    int taken = FromDIP(16);
    for (auto const* item : head_->GetChildren())
        if (item->IsShown() && item->GetWindow() != title_) taken += item->GetMinSizeWithBorder().x;
    wxClientDC pen(title_);
    pen.SetFont(title_->GetFont());
    auto const room = std::max(GetClientSize().x - taken - FromDIP(20), FromDIP(60));
    title_->set_text(to_utf8(wxControl::Ellipsize(to_label(whole_title_), pen, wxELLIPSIZE_END, room)));
    shim::name_for_assistive(title_, whole_title_);
}

/// How many there are, and how many of them are chosen when a command would be done to several.
void ListPage::show_count(std::size_t chosen) {
    auto told = group_thousands(all_);
    if (chosen > 1) told += "  ·  " + trn("{count} row is chosen", "{count} rows are chosen", static_cast<long>(chosen));
    count_->set_text(told);
}

} // namespace app
