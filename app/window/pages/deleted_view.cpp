#include "app/window/pages/deleted_view.h"

#include "app/window/context_menus.h"
#include "app/window/phrases.h"
#include "core/editorial/chronicle.h"
#include "core/log/operation_label.h"
#include "core/text/tidy.h"
#include "core/log/by_whom.h"

#include <wx/button.h>

namespace app {

namespace {

constexpr std::size_t most_deleted = 5000; // the command line lists all

/// The last line of a row: what it was and belonged to, what went with it, and why.
std::string about(core::Reader const& reader, core::Deleted const& deleted) {
    auto line = tr(core::kind_label(deleted.ref.kind));
    if (auto const owner = deleted.of ? reader.find(deleted.of) : std::nullopt)
        join(line, quoted(shortened(core::tidy(core::caption_of(*owner)), 60)));
    if (auto const along = static_cast<long>(deleted.along.size()); along > 0)
        join(line, trn("took {count} more record along", "took {count} more records along", along));
    if (deleted.by.kind != core::RevisionKind::ordinary) join(line, core::what_was_done(deleted.by, translator()));
    join(line, deleted.by.reason);
    return line;
}

} // namespace

DeletedView::DeletedView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), on_change_(tools.desk.workbench().changed.subscribe([this](auto const&) {
          if (this->desk().navigation().place().page == Place::Page::deleted) refresh();
      })) {
    rows_ = new RecordList(this, tr("Deleted records"),
                           {{"record", tr("Record"), 0, ListColumn::Kind::two_lines},
                            {"by", tr("Deleted by"), 150, ListColumn::Kind::words},
                            {"when", tr("When"), 190, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) {
                               auto const at = static_cast<std::size_t>(key) - 1;
                               return at < found_.size() ? found_[at].cells : std::vector<std::string>();
                           },
                           memory_of("deleted"));
    rows_->on_activate = [this](RecordList::RecordKey key) { bring_back(key); };
    rows_->on_select = [this](RecordList::RecordKey) { button_->Enable(); };
    rows_->on_menu = [this](wxPoint at) { open_menu(at); };
    button_ = add_button(tr("Bring back"), [this] { bring_back(rows_->chosen()); });
    rows_->set_empty(tr("Nothing is deleted. What you delete stays here, and can be brought back with everything that "
                        "went with it."));
    add_list(rows_, [this](RecordList::RecordKey key) {
        auto const at = static_cast<std::size_t>(key) - 1;
        return at < found_.size() ? found_[at].ref : core::Ref{};
    });
    button_->Hide();
}

DeletedView::~DeletedView() { desk().workbench().background().forget(this); }

void DeletedView::refresh() {
    auto found = std::make_shared<std::vector<Row>>();
    desk().workbench().background().ask(
        this,
        [found, person = desk().workbench().store().actor()](core::Reader const& reader) {
            *found = look(reader, person);
        },
        [this, found] { show(std::move(*found)); });
}

std::vector<DeletedView::Row> DeletedView::look(core::Reader const& reader, std::string const& person) {
    std::vector<Row> rows;
    for (auto& deleted : core::deleted_records(reader, 0, most_deleted)) {
        auto const record = core::told_to(reader, std::move(deleted.last), person);
        auto const title = shortened(core::tidy(core::title_of(record, reader, translator())), 140);
        rows.push_back({deleted.ref,
                        {title + "\n" + about(reader, deleted), core::by_whom(deleted.by, translator()),
                         when_line(deleted.by.at)}});
    }
    return rows;
}

void DeletedView::show(std::vector<Row> rows) {
    found_ = std::move(rows);
    std::vector<RecordList::RecordKey> keys;
    for (std::size_t at = 0; at < found_.size(); ++at) keys.push_back(static_cast<RecordList::RecordKey>(at) + 1);
    rows_->set_ids(std::move(keys));
    button_->Show(!found_.empty());
    button_->Enable(rows_->chosen() != 0);
    set_title(tr("Deleted records"), static_cast<long>(found_.size()));
}

void DeletedView::bring_back(RecordList::RecordKey key) {
    auto const at = static_cast<std::size_t>(key) - 1;
    if (at < found_.size()) desk().taking_back().bring_back(found_[at].ref);
}

void DeletedView::open_menu(wxPoint at) {
    auto const row = static_cast<std::size_t>(rows_->chosen()) - 1;
    if (row >= found_.size()) return;
    open_context_menu(*rows_, desk(),
                      {.over = Over::deleted | Over::rows, .records = {found_[row].ref}, .rows = rows_as_text()}, at);
}

} // namespace app
