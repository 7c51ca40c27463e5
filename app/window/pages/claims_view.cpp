#include "app/window/pages/claims_view.h"

#include "app/window/phrases.h"
#include "app/window/widgets/badge.h"

namespace app {

namespace {

char const* title_of(core::ClaimQuery::Only only) {
    if (only.state()) return core::label_of(*only.state());
    return only == core::ClaimQuery::Only::all ? N_("Claims") : N_("Unrated claims");
}

enum class Column : std::size_t { verdict, claim, said_on, state };

} // namespace

ClaimsView::ClaimsView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), on_change_(tools.desk.workbench().changed.subscribe([this](auto const& change) {
          using Page = Place::Page;
          auto const page = this->desk().navigation().place().page;
          if (page != Page::claims && page != Page::topic) return;
          // Only what adds, removes or re-files a claim changes which rows there are.
          if (change.touches(core::Kind::claim) || change.touches(core::Kind::review))
              refresh();
          else
              rows_->invalidate();
      })) {
    rows_ = new RecordList(this, tr("Claims"),
                           {{tr("Verdict"), 130, ListColumn::Kind::badge},
                            {tr("Claim"), 0, ListColumn::Kind::two_lines},
                            {tr("Said on"), 145, ListColumn::Kind::words},
                            {tr("State"), 120, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) { return cells({key}); });
    rows_->on_select = [this](RecordList::RecordKey key) { this->desk().navigation().open_claim({key}); };
    rows_->on_sort = [this](std::size_t column) { sort_by(column); };
    add_list(rows_);
}

void ClaimsView::refresh() {
    auto const& place = desk().navigation().place();
    desk().workbench().attempt([&] {
        core::ClaimQuery query;
        query.only = place.only;
        query.order = order_;
        query.descending = descending_;
        auto title = tr(title_of(place.only));
        if (place.page == Place::Page::topic) {
            query.topic = {place.id};
            if (auto const topic = reader().find(query.topic)) title = topic->name;
        }
        if (place.only == core::ClaimQuery::Only::all)
            rows_->set_empty(tr("No claim yet. Open an article, record a quotation, and make a claim of "
                                "it with C."));
        else
            rows_->set_empty(tr("No claim waits here."));
        auto const look = [query](core::Reader const& reader, RecordList::RecordKey after, int limit) {
            std::vector<RecordList::RecordKey> ids;
            for (auto const id : reader.claims(query, {after}, limit)) ids.push_back(id.value);
            return ids;
        };
        auto const head = [this, title, count = count_of(query)] { set_title(title, count); };
        // Some of the claims in an order of their own are picked out of all claims in that order.
        auto const picks = (query.topic || query.only != core::ClaimQuery::Only::all) &&
                           query.order != core::ClaimQuery::Order::newest;
        if (!picks) head();
        rows_->set_pages(picks ? by_worker(look, head) : at_once(look));
    });
}

long ClaimsView::count_of(core::ClaimQuery const& query) const {
    if (query.topic) return static_cast<long>(reader().claims_under(query.topic));
    auto const counts = reader().counts();
    if (query.only.state()) return static_cast<long>(counts.in(*query.only.state()));
    return static_cast<long>(query.only == core::ClaimQuery::Only::all ? counts.claims : counts.unrated);
}

std::vector<std::string> ClaimsView::cells(core::Id<core::Claim> id) {
    auto const row = reader().claim_row(id);
    if (!row) return {};
    auto const verdict = desk().reviews().verdict_of(*row);
    std::string second = row->speaker;
    join(second, row->against ? trn("{count} against", "{count} against", row->against) : "");
    join(second, row->in_favour ? trn("{count} for", "{count} for", row->in_favour) : "");
    join(second, row->context ? trn("{count} around it", "{count} around it", row->context) : "");
    return {badge_value(verdict_tint(verdict), verdict_word(verdict)), row->text + "\n" + second,
            row->said_on.known() ? core::display(row->said_on, translator()) : std::string(),
            row->scale ? state_word(row->state) : std::string()};
}

void ClaimsView::sort_by(std::size_t column) {
    using Order = core::ClaimQuery::Order;
    auto const which = static_cast<Column>(column);
    auto const wanted = which == Column::verdict ? Order::verdict
                        : which == Column::claim ? Order::text
                        : which == Column::said_on ? Order::said_on
                                            : Order::newest;
    descending_ = order_ == wanted && !descending_;
    order_ = wanted;
    refresh();
}

} // namespace app
