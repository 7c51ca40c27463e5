#include "app/window/pages/duplicates_view.h"

#include "app/desk/actions.h"
#include "app/desk/together.h"
#include "app/window/phrases.h"
#include "core/text/tidy.h"

#include <wx/button.h>
#include <wx/toplevel.h>

namespace app {

namespace {

constexpr int most_said = 2000; // statements and claims looked at, the newest; the command line looks at more
constexpr std::size_t most_letters = 120;

std::string caption(core::Reader const& reader, core::Ref ref) {
    auto const record = reader.find(ref);
    auto const words = record ? shortened(core::tidy(core::caption_of(*record)), most_letters) : std::string();
    return ref.kind == core::Kind::statement ? quoted(words) : words;
}

/// Two that are called alike are told apart by where and when they were published, and in any case by their identities.
std::string captions(core::Reader const& reader, core::Duplicate const& pair) {
    auto one = caption(reader, pair.one), other = caption(reader, pair.other);
    if (one != other) return one + "\n" + other;
    auto const told = [&](std::string line, core::Ref ref) {
        if (auto const source = reader.find(core::id_as<core::Source>(ref))) {
            if (auto const publisher = reader.find(source->publisher)) join(line, publisher->name);
            if (source->published.known()) join(line, core::display(source->published, translator()));
        }
        join(line, core::short_id(ref.id));
        return line;
    };
    return told(std::move(one), pair.one) + "\n" + told(std::move(other), pair.other);
}

std::string why(core::Duplicate const& pair) {
    auto line = capitalised(tr(core::label_of(pair.why)));
    if (pair.why == core::Alike::near || pair.why == core::Alike::within) line += ", " + std::to_string(static_cast<int>(pair.share * 100)) + " %";
    return line;
}

} // namespace

DuplicatesView::DuplicatesView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), asker_(tools.desk.workbench().article_worker()),
      on_change_(tools.desk.workbench().changed.subscribe([this](auto const&) {
          if (this->desk().navigation().place().page == Place::Page::duplicates) refresh();
      })) {
    rows_ = new RecordList(this, tr("What is perhaps here twice"),
                           {{"both", tr("One and the other"), 0, ListColumn::Kind::two_lines},
                            {"kind", tr("Kind"), 110, ListColumn::Kind::words},
                            {"why", tr("Why"), 230, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) {
                               auto const at = static_cast<std::size_t>(key) - 1;
                               return at < found_.size() ? found_[at].cells : std::vector<std::string>();
                           },
                           memory_of("duplicates"));
    rows_->on_activate = [this](RecordList::RecordKey) { merge(); };
    rows_->on_select = [this](RecordList::RecordKey) { enable(); };
    agency_ = add_button(tr("Both print one agency"), [this] { say_agency(); });
    apart_ = add_button(tr("Not the same"), [this] { keep_apart(); });
    merge_ = add_button(tr("Look at both…"), [this] { merge(); });
    rows_->set_empty(tr("Nothing seems to be here twice."));
    add_list(rows_, [this](RecordList::RecordKey key) {
        auto const at = static_cast<std::size_t>(key) - 1;
        return at < found_.size() ? found_[at].pair.other : core::Ref{};
    });
    rows_->on_delete = {}; // a row is two records: neither is meant alone
    enable();
}

DuplicatesView::~DuplicatesView() { looking_.request_stop(); }

void DuplicatesView::refresh() {
    looking_.request_stop();
    looking_ = {};
    asker_.ask([stop = looking_.get_token()](core::Reader const& reader) { return look(reader, stop); },
               [this](std::vector<Row> rows) { show(std::move(rows)); },
               [this](core::Error const& error) {
                   if (error.code() != core::Code::cancelled) desk().workbench().problem(error);
               });
}

std::vector<DuplicatesView::Row> DuplicatesView::look(core::Reader const& reader, std::stop_token stop) {
    core::Progress progress(std::move(stop), {});
    std::vector<Row> rows;
    for (auto const& pair : core::all_duplicates(reader, most_said, progress)) {
        auto reason = why(pair);
        if (auto const agency = reader.find(pair.agency)) reason += " · " + agency->name;
        rows.push_back({pair, {captions(reader, pair), tr(core::kind_label(pair.one.kind)), reason}});
    }
    return rows;
}

void DuplicatesView::show(std::vector<Row> rows) {
    found_ = std::move(rows);
    std::vector<RecordList::RecordKey> keys;
    for (std::size_t at = 0; at < found_.size(); ++at) keys.push_back(static_cast<RecordList::RecordKey>(at) + 1);
    rows_->invalidate();
    rows_->set_ids(std::move(keys));
    enable();
    set_title(tr("What is perhaps here twice"), static_cast<long>(found_.size()));
}

core::Duplicate const* DuplicatesView::chosen() const {
    auto const at = static_cast<std::size_t>(rows_->chosen()) - 1;
    return at < found_.size() ? &found_[at].pair : nullptr;
}

void DuplicatesView::enable() {
    auto const* pair = chosen();
    merge_->Show(!found_.empty());
    merge_->Enable(pair);
    apart_->Show(!found_.empty());
    apart_->Enable(pair);
    agency_->Show(pair && pair->agency);
    Layout();
}

void DuplicatesView::merge() {
    auto* shell = dynamic_cast<Shell*>(wxGetTopLevelParent(this));
    if (auto const* pair = chosen(); pair && shell) shell->merge_record(pair->one, pair->other);
}

void DuplicatesView::keep_apart() {
    auto const* pair = chosen();
    if (pair) app::keep_apart(desk().workbench(), pair->one, pair->other);
}

void DuplicatesView::say_agency() {
    auto const* pair = chosen();
    if (!pair || !pair->agency) return;
    name_agency(desk().workbench(), {core::id_as<core::Source>(pair->one), core::id_as<core::Source>(pair->other)}, pair->agency);
}

} // namespace app
