#include "app/window/pages/claims_view.h"

#include "app/desk/claims_shown.h"
#include "app/window/pages/claim_filters.h"
#include "app/window/phrases.h"
#include "app/window/widgets/badge.h"
#include "core/editorial/reviews.h"
#include "core/model/review_state.h"
#include "core/editorial/queue.h"
#include "core/rules/publication.h"

namespace app {

namespace {

char const* title_of(core::ClaimQuery::Only only) {
    if (only.state()) return core::label_of(*only.state());
    return only == core::ClaimQuery::Only::all ? N_("Claims") : N_("Unrated claims");
}

core::ClaimQuery::Order order_of(std::string const& column) {
    using Order = core::ClaimQuery::Order;
    return column == "verdict" ? Order::verdict
           : column == "claim" ? Order::text
           : column == "said_on" ? Order::said_on
                                 : Order::newest;
}

} // namespace

ClaimsView::ClaimsView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), on_change_(tools.desk.workbench().changed.subscribe([this](auto const& change) {
          using Page = Place::Page;
          auto const page = this->desk().navigation().place().page;
          if (page != Page::claims && page != Page::topic) return;
          look_for_news();
          // Only what adds, removes or re-files a claim changes which rows there are.
          if (change.touches(core::Kind::claim) || change.touches(core::Kind::review))
              refresh();
          else
              rows_->invalidate();
      })) {
    rows_ = new RecordList(this, tr("Claims"),
                           {{"verdict", tr("Verdict"), 130, ListColumn::Kind::badge, sortable},
                            {"claim", tr("Claim"), 0, ListColumn::Kind::two_lines, sortable},
                            {"said_on", tr("Said on"), 145, ListColumn::Kind::words, sortable},
                            {"state", tr("State"), 150, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) { return cells({key}); }, memory_of("claims"));
    rows_->on_select = [this](RecordList::RecordKey key) {
        this->desk().navigation().open_claim({key});
        if (!shared_) return;
        news_->count_again(); // of this one there is none any more
        rows_->invalidate();
    };
    rows_->on_sort = [this] { refresh(); };
    rows_->on_activate = rows_->on_select;
    filters_ = new ClaimFilters(this, this->desk());
    add_below_title(filters_);
    add_list(rows_, [](RecordList::RecordKey key) { return core::Ref{core::Kind::claim, key}; });
    news_ = std::make_unique<RowCounts>(
        desk().workbench().background(),
        [whose = news_for_](core::Reader const& reader, RecordList::RecordKey key) {
            core::Id<core::Claim> const claim{key};
            auto const person = whose->get();
            auto const looked = reader.looked(claim, person);
            return looked ? static_cast<std::int64_t>(core::changed_since(reader, claim, looked, person).size()) : std::int64_t{0};
        },
        *rows_);
    look_for_news();
    find_by_typing([](core::Reader const& reader, RecordList::RecordKey key) {
        auto const claim = reader.find(core::Id<core::Claim>{key});
        return claim ? claim->text : std::string();
    });
}

void ClaimsView::look_for_news() {
    shared_ = desk().sharing().state().how != Sharing::How::nowhere;
    news_for_->set(desk().workbench().store().actor());
    news_->count_again();
}

void ClaimsView::refresh() {
    auto const& place = desk().navigation().place();
    desk().workbench().attempt([&] {
        auto query = query_of(place);
        query.order = order_of(rows_->sorted_by());
        query.descending = rows_->direction() == ListLayout::Direction::falling;
        auto title = tr(title_of(place.only));
        if (auto const topic = reader().find(query.topic)) title = topic->name;
        filters_->refresh();
        auto const filtered = filters_->count() > (place.page == Place::Page::topic ? 1U : 0U);
        if (filtered)
            rows_->set_empty(tr("No claim answers to these filters."), tr("Show all claims"), [this] {
                this->desk().navigation().go({.page = Place::Page::claims});
            });
        else
            rows_->set_empty(tr("No claim yet. Open an article, record a quotation, and make a claim of "
                                "it with C."));
        auto const look = [query](core::Reader const& reader, RecordList::RecordKey after, int limit) {
            std::vector<RecordList::RecordKey> ids;
            for (auto const id : reader.claims(query, {after}, limit)) ids.push_back(id.value);
            return ids;
        };
        if (auto const count = known_count(query)) {
            auto const head = [this, title, count = *count] { set_title(title, count); };
            // Some of the claims in an order of their own are picked out of all claims in that order.
            auto const picks = (query.topic || query.only != core::ClaimQuery::Only::all) &&
                               query.order != core::ClaimQuery::Order::newest;
            if (!picks) head();
            return rows_->set_pages(picks ? by_worker(look, head) : at_once(look), question());
        }
        rows_->set_pages(in_order(
            [look](core::Reader const& reader) { return look(reader, 0, core::Records::everything); },
            [this, title](long count) { set_title(title, count); }), question());
    });
}

/// Where an index counts them; of several filters at once nobody keeps a count.
std::optional<long> ClaimsView::known_count(core::ClaimQuery const& query) const {
    auto const all = query.only == core::ClaimQuery::Only::all;
    if (query.speaker || (query.topic && !all)) return std::nullopt;
    if (query.topic) return static_cast<long>(reader().claims_under(query.topic));
    auto const counts = reader().counts();
    if (query.only.state()) return static_cast<long>(counts.in(*query.only.state()));
    return static_cast<long>(all ? counts.claims : counts.unrated);
}

/// What others published does not look like this desk's own.
std::string ClaimsView::how_far(core::ClaimRow const& row) const {
    auto const out = core::has_trait(row.state, core::was_out) ? core::current_review(reader(), row.id) : std::nullopt;
    return out && core::is_of_another_desk(*out) ? tr("Published elsewhere") : state_word(row.state);
}

std::vector<std::string> ClaimsView::cells(core::Id<core::Claim> id) {
    auto const row = reader().claim_row(id);
    if (!row) return {};
    auto const verdict = desk().reviews().verdict_of(*row);
    std::string second;
    if (auto const news = shared_ ? news_->beside(id.value) : std::string(); !news.empty())
        second = "● " + tr("{count} new", {{"count", news}});
    join(second, row->speaker);
    join(second, row->against ? trn("{count} against", "{count} against", row->against) : "");
    join(second, row->in_favour ? trn("{count} for", "{count} for", row->in_favour) : "");
    join(second, row->context ? trn("{count} around it", "{count} around it", row->context) : "");
    return {badge_value(verdict_tint(verdict), verdict_word(verdict)), row->text + "\n" + second,
            row->said_on.known() ? core::display(row->said_on, translator()) : std::string(),
            row->scale ? how_far(*row) : std::string()};
}

} // namespace app
