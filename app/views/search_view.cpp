#include "app/views/search_view.h"

#include "app/views/phrases.h"

#include <algorithm>

namespace app {

namespace {
constexpr int pause_ms = 150;
constexpr int most_hits = 300;
} // namespace

SearchView::SearchView(wxWindow* parent, Desk& desk) : ListPage(parent, desk) {
    rows_ = new RecordList(this, tr("Search"),
                           {{tr("Found"), 0, ListColumn::Kind::two_lines},
                            {tr("Kind"), 120, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) { return cells(key); });
    rows_->on_activate = [this](RecordList::RecordKey key) {
        if (auto const hit = hits_.find(key); hit != hits_.end()) this->desk().open(hit->second.ref);
    };
    rows_->on_select = rows_->on_activate;
    add_list(rows_);
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); });
}

void SearchView::refresh() { timer_.StartOnce(pause_ms); }

void SearchView::look() {
    auto const words = desk().place().words;
    desk().workbench().attempt([&] {
        hits_.clear();
        std::vector<RecordList::RecordKey> ids;
        for (auto& hit : core::find_hits(reader(), words, most_hits)) {
            ids.push_back(hit.ref.id);
            hits_[hit.ref.id] = std::move(hit);
        }
        set_title(tr("Search: {words}", {{"words", words}}), static_cast<long>(ids.size()));
        rows_->set_empty(tr("Nothing holds these words. They are looked for by their beginning; \"exact "
                            "words\", -without, either OR other and kind:claim say more."));
        rows_->set_ids(std::move(ids));
    });
}

std::vector<std::string> SearchView::cells(core::RawId id) const {
    auto const hit = hits_.find(id);
    if (hit == hits_.end()) return {};
    auto const record = reader().find(hit->second.ref);
    auto title = record ? core::caption_of(*record) : tr("deleted");
    if (auto const* text = record ? std::get_if<core::Text>(&*record) : nullptr)
        title = reader().get(core::source_of(reader(), text->id)).title;
    std::string excerpt;
    for (auto const c : hit->second.excerpt)
        if (c == '\n') excerpt += ' ';
        else if (c != '\x02' && c != '\x03') excerpt += c;
    return {shortened(core::tidy(title), 140) + "\n" + core::tidy(excerpt),
            tr(core::kind_label(hit->second.ref.kind))};
}

} // namespace app
