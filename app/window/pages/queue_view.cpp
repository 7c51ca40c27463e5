#include "app/window/pages/queue_view.h"

#include "app/window/phrases.h"
#include "app/window/widgets/badge.h"

#include <wx/button.h>

namespace app {

namespace {

constexpr int most_lines = 200;

Tint tint_of(core::Why why) {
    using core::Why;
    switch (why) {
    case Why::mend:
    case Why::overdue: return Tint(Tone::negative);
    case Why::stale:
    case Why::sign:
    case Why::follow_up: return Tint(Tone::mixed);
    case Why::publish: return Tint(Tone::positive);
    case Why::submitted:
    case Why::signing: return Tint(Tone::neutral);
    default: return Tint(Tone::info);
    }
}

} // namespace

QueueView::QueueView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), on_change_(tools.desk.workbench().changed.subscribe([this](auto const&) {
          if (this->desk().navigation().place().page == Place::Page::queue) refresh();
      })) {
    rows_ = new RecordList(this, tr("My queue"),
                           {{tr("Why"), 210, ListColumn::Kind::badge},
                            {tr("Claim"), 0, ListColumn::Kind::two_lines},
                            {tr("Since"), 135, ListColumn::Kind::words},
                            {tr("News"), 110, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) {
                               auto const at = static_cast<std::size_t>(key) - 1;
                               return at < lines_.size() ? cells(lines_[at]) : std::vector<std::string>();
                           });
    rows_->on_select = [this](RecordList::RecordKey key) {
        auto const at = static_cast<std::size_t>(key) - 1;
        if (at >= lines_.size()) return;
        this->desk().navigation().open_claim(lines_[at].claim);
        rows_->invalidate(); // it is no news any more
    };
    publish_ = add_button(tr("Publish all that is approved"), [this] { this->desk().reviews().publish_all(); });
    rows_->set_empty(tr("Nothing waits: no review, no remark, no correction, no reply."));
    add_list(rows_);
}

void QueueView::refresh() {
    desk().workbench().attempt([&] {
        auto& store = desk().workbench().store();
        auto const queue = core::queue_of(reader(), store.actor(), store.now(), most_lines, store.zone());
        lines_.clear();
        for (auto const* part : {&queue.for_me, &queue.overdue, &queue.stale, &queue.by_me})
            lines_.insert(lines_.end(), part->begin(), part->end());
        publish_->Show(reader().counts().in(core::ReviewState::approved) > 0);
        set_title(tr("My queue"), static_cast<long>(lines_.size()));
        std::vector<RecordList::RecordKey> keys;
        for (std::size_t at = 0; at < lines_.size(); ++at) keys.push_back(static_cast<RecordList::RecordKey>(at) + 1);
        rows_->set_ids(std::move(keys));
        rows_->invalidate();
    });
}

std::vector<std::string> QueueView::cells(core::Waiting const& line) {
    auto const claim = reader().find(line.claim);
    std::string second = line.by;
    if (!line.words.empty()) join(second, quoted(shortened(line.words, 90)));
    auto const& actor = desk().workbench().store().actor();
    auto const looked = reader().looked(line.claim, actor);
    auto const news = looked ? core::changed_since(reader(), line.claim, looked, actor).size() : 0;
    return {badge_value(tint_of(line.why), tr(core::label_of(line.why))),
            (claim ? claim->text : std::string()) + "\n" + second,
            line.since.ms ? when_line(line.since) : std::string(),
            !looked ? tr("not seen yet")
            : news  ? trn("{count} change", "{count} changes", static_cast<std::int64_t>(news))
                    : std::string()};
}

} // namespace app
