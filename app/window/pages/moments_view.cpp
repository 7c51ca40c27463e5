#include "app/window/pages/moments_view.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/trace.h"
#include "app/window/context_menus.h"
#include "app/window/phrases.h"
#include "app/window/widgets/label.h"
#include "core/log/operation_label.h"
#include "core/text/tidy.h"
#include "core/time/time.h"
#include "core/log/by_whom.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <algorithm>

namespace app {

namespace {

/// "Claim, Link, 2 × Quotation".
std::string records_line(std::vector<core::Ref> const& refs) {
    std::map<core::Kind, long> counts;
    for (auto const& ref : refs) ++counts[ref.kind];
    std::string line;
    for (auto const& [kind, count] : counts) {
        if (!line.empty()) line += ", ";
        if (count > 1) line += std::to_string(count) + " × ";
        line += tr(core::kind_label(kind));
    }
    return line;
}

template <class Field>
bool shows(Field const& field) {
    return (field.use & core::hidden) == 0;
}

} // namespace

MomentsView::MomentsView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), on_moments_(tools.desk.past().moments_changed.subscribe([this] {
          if (this->desk().navigation().place().page == Place::Page::history) show_moments();
      })),
      on_mark_(tools.desk.past().mark_changed.subscribe([this] { rows_->invalidate(); })) {
    add_filters();
    rows_ = new RecordList(this, tr("Moments"),
                           {{"day", tr("Day"), 150, ListColumn::Kind::words},
                            {"time", tr("Time"), 70, ListColumn::Kind::words},
                            {"what", tr("What was done"), 0, ListColumn::Kind::two_lines},
                            {"records", tr("Records"), 190, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) { return cells(key); }, memory_of("moments"));
    rows_->on_select = [this](RecordList::RecordKey key) { this->desk().past().choose_moment(key); };
    rows_->on_activate = [this](RecordList::RecordKey key) {
        auto const marked = this->desk().past().looking_back().marked;
        if (marked && marked != key) return this->desk().past().compare_moments(key, marked);
        this->desk().past().choose_moment(key);
    };
    rows_->on_menu = [this](wxPoint at) { open_menu(at); };
    add_list(rows_, [](RecordList::RecordKey) { return core::Ref{}; });
    Bind(wxEVT_CHAR_HOOK, &MomentsView::on_key, this);
}

void MomentsView::add_filters() {
    auto* row = new wxWrapSizer(wxHORIZONTAL); // where all do not fit side by side, the others stand below
    auto const gap = FromDIP(8);
    auto const choice = [&](std::string const& label) {
        auto* field = new wxChoice(this, wxID_ANY);
        shim::name_for_assistive(field, label);
        field->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read_filters(); });
        // As wide as its longest line it would leave no room for the next one.
        field->SetMinSize(FromDIP(wxSize(with_letters(150), -1)));
        row->Add(field, 3, wxRIGHT | wxBOTTOM, gap);
        return field;
    };
    person_ = choice(tr("By whom"));
    subject_ = choice(tr("What it touches"));
    since_ = add_day(*row, tr("Since"));
    until_ = add_day(*row, tr("Until"));
    GetSizer()->Add(row, 0, wxEXPAND | wxLEFT | wxTOP, FromDIP(10));
    GetSizer()->AddSpacer(FromDIP(2));
    GetSizer()->Add(new Hairline(this), 0, wxEXPAND);
}

wxTextCtrl* MomentsView::add_day(wxSizer& row, std::string const& label) {
    auto* field = new wxTextCtrl(this, wxID_ANY);
    field->SetHint(to_wx(label + "…"));
    shim::name_for_assistive(field, label, tr("A day, a month or a year"));
    field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { read_filters(); });
    field->SetMinSize(FromDIP(wxSize(with_letters(110), -1)));
    row.Add(field, 2, wxRIGHT | wxBOTTOM, FromDIP(8));
    return field;
}

void MomentsView::arrive() {
    refresh();
    take_keyboard();
}

void MomentsView::refresh() {
    desk().workbench().attempt([&] {
        if (shown_ != desk().past().looking_back().root) {
            shown_ = desk().past().looking_back().root;
            since_->ChangeValue("");
            until_->ChangeValue("");
        }
        fill_filters();
    });
    show_moments();
}

void MomentsView::fill_filters() {
    auto const& chronicle = desk().past().chronicle();
    auto const& filter = desk().past().looking_back().filter;
    people_ = chronicle.people();
    // Given at once: a list measures itself anew with every item.
    wxArrayString names;
    names.Add(wtr("Everybody"));
    for (auto const& name : people_) names.Add(to_wx(name));
    person_->Set(names);
    auto const person = std::ranges::find(people_, filter.person);
    person_->SetSelection(person == people_.end() ? 0 : static_cast<int>(person - people_.begin()) + 1);
    subjects_ = {{}};
    wxArrayString labels;
    labels.Add(wtr("Everything"));
    for (auto const kind : chronicle.kinds()) {
        subjects_.push_back({kind, {}});
        labels.Add(wtr(core::kind_label(kind)));
        core::with_kind(kind, [&]<class T>(std::type_identity<T>) {
            core::each_field<T>([&](auto const& field) {
                if (!shows(field)) return;
                subjects_.push_back({kind, std::string(field.name)});
                labels.Add(wtr(core::kind_label(kind)) + wxString::FromUTF8(" · ") + wtr(field.label));
            });
        });
    }
    subject_->Set(labels);
    auto const subject = std::ranges::find_if(subjects_, [&](Subject const& each) {
        return each.kind == filter.kind && each.field == filter.field;
    });
    subject_->SetSelection(subject == subjects_.end() ? 0 : static_cast<int>(subject - subjects_.begin()));
}

void MomentsView::read_filters() {
    core::MomentFilter filter;
    if (auto const at = person_->GetSelection(); at > 0) filter.person = people_[static_cast<std::size_t>(at - 1)];
    if (auto const at = subject_->GetSelection(); at > 0) {
        filter.kind = subjects_[static_cast<std::size_t>(at)].kind;
        filter.field = subjects_[static_cast<std::size_t>(at)].field;
    }
    // What is no day yet, while it is typed, asks for nothing.
    auto const day = [](wxTextCtrl* field) -> core::PartialDate {
        auto const typed = core::read_date(to_utf8(field->GetValue()));
        return typed ? *typed : core::PartialDate();
    };
    core::filter_days(filter, day(since_), day(until_), desk().workbench().store().zone());
    desk().past().filter_moments(std::move(filter));
}

void MomentsView::clear_filters() {
    since_->ChangeValue("");
    until_->ChangeValue("");
    person_->SetSelection(0);
    subject_->SetSelection(0);
    read_filters();
}

void MomentsView::show_moments() {
    desk().workbench().attempt([&] {
        auto const& chronicle = desk().past().chronicle();
        auto const root = desk().past().looking_back().root;
        auto const record = chronicle.moments().empty()
                                ? std::nullopt
                                : desk().reader().before(root, chronicle.moments().front().revision.seq + 1);
        auto const filtered = desk().past().looking_back().filter != core::MomentFilter{};
        set_title(record ? labelled(tr("History"), shortened(core::caption_of(*record), 60)) : tr("History"),
                  static_cast<long>(chronicle.moments().size()));
        if (filtered)
            rows_->set_empty(tr("No moment answers to these filters."), tr("Show all moments"),
                             [this] { clear_filters(); });
        else
            rows_->set_empty(tr("Nothing happened to this record yet."));
        moments_.clear();
        first_of_day_.clear();
        rows_->set_pages(at_once([this, last = std::string()](core::Reader const&, RecordList::RecordKey after,
                                                              int limit) mutable {
            std::vector<RecordList::RecordKey> ids;
            auto const& filter = desk().past().looking_back().filter;
            for (auto& moment : desk().past().chronicle().page(filter, after, static_cast<std::size_t>(limit))) {
                auto const seq = moment.revision.seq;
                if (auto day = day_of(moment.revision.at); day != last) {
                    first_of_day_.insert(seq);
                    last = std::move(day);
                }
                ids.push_back(seq);
                moments_[seq] = std::move(moment);
            }
            return ids;
        }));
    });
    trace("moments");
}

void MomentsView::on_key(wxKeyEvent& event) {
    auto const* focused = FindFocus();
    auto const in_list = focused && rows_->IsDescendant(const_cast<wxWindow*>(focused));
    // The list's, not the desk's: whoever types on without a pause is ahead of what the side shows.
    auto const chosen = rows_->chosen();
    if (!in_list || event.HasAnyModifiers() || event.GetKeyCode() != 'M' || !chosen) return event.Skip();
    desk().past().mark_moment(chosen);
}

void MomentsView::open_menu(wxPoint at) {
    auto const found = moments_.find(rows_->chosen());
    if (found == moments_.end()) return;
    auto const& revision = found->second.revision;
    auto words = core::what_was_done(revision, translator());
    for (auto const& part : {revision.actor, full_when(revision.at), revision.reason}) join(words, part);
    open_context_menu(*rows_, desk(), {.over = Over::moment | Over::rows, .words = words, .rows = rows_as_text()}, at);
}

std::vector<std::string> MomentsView::cells(core::Seq seq) {
    auto const found = moments_.find(seq);
    if (found == moments_.end()) return {};
    auto const& [revision, refs] = found->second;
    auto second = core::by_whom(revision, translator());
    join(second, revision.reason.empty() ? std::string() : quoted(core::tidy(revision.reason)));
    join(second, tr("revision {seq}", {{"seq", std::to_string(seq)}}));
    auto const marked = seq == desk().past().looking_back().marked;
    return {first_of_day_.contains(seq) ? day_of(revision.at) : std::string(), clock_time(revision.at),
            (marked ? "◆ " + tr("Marked") + " · " : std::string()) + core::what_was_done(revision, translator()) + "\n" + second,
            records_line(refs)};
}

} // namespace app
