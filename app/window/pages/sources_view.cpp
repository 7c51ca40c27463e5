#include "app/window/pages/sources_view.h"

#include "app/common/row_order.h"
#include "app/window/phrases.h"
#include "core/editorial/sources.h"
#include "core/text/fold.h"

namespace app {

namespace {

/// Those without a date or language stand last, whichever way round.
std::vector<RecordList::RecordKey> sorted_sources(core::Reader const& reader, std::optional<core::Triage> triage,
                                                  std::string const& by, ListLayout::Direction direction) {
    std::vector<RowOrder> rows;
    for (auto const id : reader.sources(triage)) {
        auto const source = reader.find(id);
        if (!source) continue;
        if (by == "published")
            rows.push_back({id.value, source->published.known() ? source->published.earliest_day() : no_number, {}});
        else
            rows.push_back({id.value, 0, core::fold(by == "language" ? source->language : source->title)});
    }
    return in_order_of(std::move(rows), direction);
}

} // namespace

SourcesView::SourcesView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), import_(tools.import),
      on_change_(tools.desk.workbench().changed.subscribe([this](auto const& change) {
          using Page = Place::Page;
          auto const page = this->desk().navigation().place().page;
          if ((page == Page::inbox || page == Page::sources) && change.touches(core::Kind::source))
              refresh();
      })) {
    rows_ = new RecordList(this, tr("Sources"),
                           {{"source", tr("Source"), 0, ListColumn::Kind::two_lines, sortable},
                            {"published", tr("Published"), 150, ListColumn::Kind::words, sortable},
                            {"quotations", tr("Quotations"), 100, ListColumn::Kind::words},
                            {"language", tr("Language"), 90, ListColumn::Kind::words, sortable},
                            {"triage", tr("State"), 130, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) { return cells({key}); }, memory_of("sources"));
    // The side tells about the source; Enter or a double click opens it to read.
    rows_->on_select = [this](RecordList::RecordKey key) {
        this->desk().navigation().look_at({core::Kind::source, key});
    };
    rows_->on_activate = [this](RecordList::RecordKey key) { this->desk().navigation().open_source({key}); };
    rows_->on_sort = [this] { refresh(); };
    filters_ = new FilterChips(this, [this](std::string const&) { ask_state(); },
                               [this](std::string const&) { show_state(Place::Page::sources); });
    add_below_title(filters_);
    add_list(rows_, [](RecordList::RecordKey key) { return core::Ref{core::Kind::source, key}; });
    find_by_typing([](core::Reader const& reader, RecordList::RecordKey key) {
        auto const source = reader.find(core::Id<core::Source>{key});
        return source ? source->title : std::string();
    });
    quoted_ = std::make_unique<RowCounts>(
        this->desk().workbench().background(),
        [](core::Reader const& reader, RecordList::RecordKey key) {
            auto const text = core::text_of(reader, {key});
            return text ? reader.count_referring(core::Kind::quotation, "text", core::ref(text)) : 0;
        },
        *rows_);
}

void SourcesView::refresh() {
    auto const inbox = desk().navigation().place().page == Place::Page::inbox;
    quoted_->count_again();
    desk().workbench().attempt([&] {
        auto const counts = reader().counts();
        auto const title = inbox ? tr("Inbox") : tr("Sources");
        filters_->set_filters({{"state", tr("State"), inbox ? tr("In the inbox") : std::string()}});
        rows_->set_empty(inbox ? tr("Nothing waits here. Paste an article with Ctrl+Shift+V, drop a file "
                                    "on the window, or import one.")
                               : tr("No source yet. Paste an article with Ctrl+Shift+V, drop a file on "
                                    "the window, or import one."),
                         tr("Import…"), import_);
        auto const triage = inbox ? std::optional(core::Triage::inbox) : std::nullopt;
        if (!rows_->sorted_by().empty()) {
            auto const order = [triage, by = rows_->sorted_by(),
                                direction = rows_->direction()](core::Reader const& reader) {
                return sorted_sources(reader, triage, by, direction);
            };
            return rows_->set_pages(in_order(order, [this, title](long count) { set_title(title, count); }), question());
        }
        set_title(title, static_cast<long>(inbox ? counts.inbox : counts.sources));
        rows_->set_pages(at_once([triage](core::Reader const& reader, RecordList::RecordKey after, int limit) {
            std::vector<RecordList::RecordKey> ids;
            for (auto const id : reader.sources(triage, {after}, limit)) ids.push_back(id.value);
            return ids;
        }), question());
    });
}

std::vector<std::string> SourcesView::cells(core::Id<core::Source> id) {
    auto const source = reader().find(id);
    if (!source) return {};
    std::string second;
    if (auto const publisher = reader().find(source->publisher)) second = publisher->name;
    if (!source->author.empty()) second += (second.empty() ? "" : " · ") + source->author;
    if (second.empty()) second = tr(core::label_of(source->type));
    return {source->title + "\n" + second,
            source->published.known() ? core::display(source->published, translator())
                                      : std::string(),
            quoted_->beside(id.value), source->language, tr(core::label_of(source->triage))};
}

void SourcesView::show_state(Place::Page page) { desk().navigation().go({.page = page}); }

void SourcesView::ask_state() {
    auto const inbox = desk().navigation().place().page == Place::Page::inbox;
    auto const chosen = choose_from_menu(*filters_, {tr("All"), tr("In the inbox")}, inbox ? 1 : 0);
    if (chosen >= 0) show_state(chosen == 1 ? Place::Page::inbox : Place::Page::sources);
}

} // namespace app
