#include "app/window/pages/parties_view.h"

#include "app/window/phrases.h"

namespace app {

PartiesView::PartiesView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), on_change_(tools.desk.workbench().changed.subscribe([this](auto const& change) {
          if (this->desk().navigation().place().page != Place::Page::parties) return;
          if (change.touches(core::Kind::party)) return refresh();
          if (!change.touches(core::Kind::statement)) return;
          said_->count_again();
          rows_->invalidate();
      })) {
    rows_ = new RecordList(this, tr("Parties"),
                           {{tr("Name"), 0, ListColumn::Kind::two_lines},
                            {tr("Type"), 130, ListColumn::Kind::words},
                            {tr("Statements"), 110, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) { return cells({key}); });
    rows_->on_select = [this](RecordList::RecordKey key) { this->desk().navigation().open_party({key}); };
    rows_->set_empty(tr("Nobody yet. Parties are added while quotations are recorded."));
    add_list(rows_);
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
        set_title(tr("Parties"), static_cast<long>(reader().counts().parties));
        rows_->set_pages(at_once([](core::Reader const& reader, RecordList::RecordKey after, int limit) {
            return reader.list(core::Kind::party, after, limit);
        }));
    });
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
