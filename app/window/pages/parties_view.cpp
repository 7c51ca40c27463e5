#include "app/window/pages/parties_view.h"

#include "app/window/phrases.h"

namespace app {

PartiesView::PartiesView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), on_change_(tools.desk.workbench().changed.subscribe([this](auto const& change) {
          if (this->desk().navigation().place().page == Place::Page::parties && change.touches(core::Kind::party))
              refresh();
      })) {
    rows_ = new RecordList(this, tr("Parties"),
                           {{tr("Name"), 0, ListColumn::Kind::two_lines},
                            {tr("Type"), 130, ListColumn::Kind::words},
                            {tr("Statements"), 110, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) { return cells({key}); });
    rows_->on_select = [this](RecordList::RecordKey key) { this->desk().navigation().open_party({key}); };
    rows_->set_empty(tr("Nobody yet. Parties are added while quotations are recorded."));
    add_list(rows_);
}

void PartiesView::refresh() {
    desk().workbench().attempt([&] {
        set_title(tr("Parties"), static_cast<long>(reader().counts().parties));
        rows_->set_pages([this](RecordList::RecordKey after, int limit) {
            std::vector<RecordList::RecordKey> ids;
            desk().workbench().attempt([&] { ids = reader().list(core::Kind::party, after, limit); });
            return ids;
        });
    });
}

std::vector<std::string> PartiesView::cells(core::Id<core::Party> id) const {
    auto const party = reader().find(id);
    if (!party) return {};
    std::string roles;
    for (auto const& role : party->roles) {
        if (!roles.empty()) roles += " · ";
        roles += role.title + (role.organisation.empty() ? "" : ", " + role.organisation);
    }
    for (auto const& alias : party->aliases) roles += (roles.empty() ? "" : " · ") + alias;
    auto const said = reader().count_referring(core::Kind::statement, "speaker", core::ref(id));
    return {party->name + "\n" + roles, tr(core::label_of(party->type)),
            said ? std::to_string(said) : std::string()};
}

} // namespace app
