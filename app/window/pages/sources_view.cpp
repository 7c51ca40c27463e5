#include "app/window/pages/sources_view.h"

#include "app/window/phrases.h"
#include "core/editorial/sources.h"

namespace app {

SourcesView::SourcesView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), import_(tools.import),
      on_change_(tools.desk.workbench().changed.subscribe([this](auto const& change) {
          using Page = Place::Page;
          auto const page = this->desk().navigation().place().page;
          if ((page == Page::inbox || page == Page::sources) && change.touches(core::Kind::source))
              refresh();
      })) {
    rows_ = new RecordList(this, tr("Sources"),
                           {{tr("Source"), 0, ListColumn::Kind::two_lines},
                            {tr("Published"), 150, ListColumn::Kind::words},
                            {tr("Quotations"), 100, ListColumn::Kind::words},
                            {tr("Language"), 80, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) { return cells({key}); });
    // A source is a place to read in, not something to look at from the side: Enter or a double click.
    rows_->on_activate = [this](RecordList::RecordKey key) { this->desk().navigation().open_source({key}); };
    add_list(rows_);
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
        set_title(inbox ? tr("Inbox") : tr("Sources"), static_cast<long>(inbox ? counts.inbox : counts.sources));
        rows_->set_empty(inbox ? tr("Nothing waits here. Paste an article with Ctrl+Shift+V, drop a file "
                                    "on the window, or import one.")
                               : tr("No source yet. Paste an article with Ctrl+Shift+V, drop a file on "
                                    "the window, or import one."),
                         tr("Import…"), import_);
        rows_->set_pages(at_once([inbox](core::Reader const& reader, RecordList::RecordKey after, int limit) {
            auto const triage = inbox ? std::optional(core::Triage::inbox) : std::nullopt;
            std::vector<RecordList::RecordKey> ids;
            for (auto const id : reader.sources(triage, {after}, limit)) ids.push_back(id.value);
            return ids;
        }));
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
            quoted_->beside(id.value), source->language};
}

} // namespace app
