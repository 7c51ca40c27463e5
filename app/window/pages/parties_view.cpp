#include "app/window/pages/parties_view.h"

#include "app/common/row_order.h"
#include "app/window/phrases.h"
#include "core/text/fold.h"

#include <utility>

namespace app {

namespace {

std::vector<RecordList::RecordKey> chosen_parties(core::Reader const& reader, std::optional<core::PartyType> type,
                                                  std::string const& by, ListLayout::Direction direction) {
    std::vector<RowOrder> rows;
    for (auto const id : reader.list(core::Kind::party)) {
        auto const party = reader.find(core::Id<core::Party>{id});
        if (!party || (type && party->type != *type)) continue;
        rows.push_back({id, by == "type" ? static_cast<std::int64_t>(party->type) : 0, core::fold(party->name)});
    }
    if (!by.empty()) return in_order_of(std::move(rows), direction);
    std::vector<RecordList::RecordKey> keys;
    for (auto const& row : rows) keys.push_back(row.key);
    return keys;
}

} // namespace

PartiesView::PartiesView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), on_change_(tools.desk.workbench().changed.subscribe([this](auto const& change) {
          if (this->desk().navigation().place().page != Place::Page::parties) return;
          if (change.touches(core::Kind::party)) return refresh();
          if (!change.touches(core::Kind::statement)) return;
          said_->count_again();
          rows_->invalidate();
      })) {
    rows_ = new RecordList(this, tr("Parties"),
                           {{"name", tr("Name"), 0, ListColumn::Kind::two_lines, sortable},
                            {"type", tr("Type"), 130, ListColumn::Kind::words, sortable},
                            {"statements", tr("Statements"), 110, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) { return cells({key}); }, memory_of("parties"));
    rows_->on_select = [this](RecordList::RecordKey key) { this->desk().navigation().open_party({key}); };
    rows_->on_activate = rows_->on_select;
    rows_->on_sort = [this] { refresh(); };
    filters_ = new FilterChips(this, [this](std::string const&) { ask_type(); },
                               [this](std::string const&) { show_type(std::nullopt); });
    add_below_title(filters_);
    add_button(tr("New party…"), [this] { this->desk().recorder().start_record(core::Party{}); });
    add_list(rows_, [](RecordList::RecordKey key) { return core::Ref{core::Kind::party, key}; });
    find_by_typing([](core::Reader const& reader, RecordList::RecordKey key) {
        auto const party = reader.find(core::Id<core::Party>{key});
        return party ? party->name : std::string();
    });
    said_ = std::make_unique<RowCounts>(
        this->desk().workbench().background(),
        [](core::Reader const& reader, RecordList::RecordKey key) {
            return reader.count_referring(core::Kind::statement, "speaker", {core::Kind::party, key});
        },
        *rows_);
}

void PartiesView::refresh() {
    said_->count_again();
    desk().workbench().attempt([&] {
        auto const about = question() + (type_ ? core::label_of(*type_) : "");
        filters_->set_filters({{"type", tr("Type"), type_ ? tr(core::label_of(*type_)) : std::string()}});
        if (type_)
            rows_->set_empty(tr("No party answers to this filter."), tr("Show all parties"),
                             [this] { show_type(std::nullopt); });
        else
            rows_->set_empty(tr("Nobody yet. Parties are added while quotations are recorded."), tr("New party…"),
                             [this] { this->desk().recorder().start_record(core::Party{}); });
        if (type_ || !rows_->sorted_by().empty()) {
            auto const order = [type = type_, by = rows_->sorted_by(), direction = rows_->direction()](
                                   core::Reader const& reader) { return chosen_parties(reader, type, by, direction); };
            return rows_->set_pages(in_order(order, [this](long count) { set_title(tr("Parties"), count); }), about);
        }
        set_title(tr("Parties"), static_cast<long>(reader().counts().parties));
        rows_->set_pages(at_once([](core::Reader const& reader, RecordList::RecordKey after, int limit) {
            return reader.list(core::Kind::party, after, limit);
        }), about);
    });
}

void PartiesView::show_type(std::optional<core::PartyType> type) {
    type_ = type;
    refresh();
}

void PartiesView::ask_type() {
    std::vector<std::string> labels{tr("All")};
    int now = 0;
    for (auto const& type : core::Names<core::PartyType>::entries) {
        if (type_ == type.value) now = static_cast<int>(labels.size());
        labels.push_back(tr(type.label));
    }
    auto const chosen = choose_from_menu(*filters_, labels, now);
    if (chosen == 0) show_type(std::nullopt);
    if (chosen > 0) show_type(core::Names<core::PartyType>::entries[static_cast<std::size_t>(chosen) - 1].value);
}

std::vector<std::string> PartiesView::cells(core::Id<core::Party> id) {
    auto const party = reader().find(id);
    if (!party) return {};
    std::string roles;
    for (auto const& role : party->roles) {
        if (!roles.empty()) roles += " · ";
        roles += role.title + (role.organisation.empty() ? "" : ", " + role.organisation);
    }
    for (auto const& alias : party->aliases) roles += (roles.empty() ? "" : " · ") + alias;
    return {party->name + "\n" + roles, tr(core::label_of(party->type)), said_->beside(id.value)};
}

} // namespace app
