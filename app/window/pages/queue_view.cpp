#include "app/window/pages/queue_view.h"

#include "app/window/phrases.h"
#include "app/window/widgets/badge.h"

#include <wx/button.h>

#include <algorithm>

namespace app {

namespace {

Tint tint_of(core::Why why) {
    using core::Why;
    switch (why) {
    case Why::mend:
    case Why::overdue: return Tint(Tone::negative);
    case Why::stale:
    case Why::sign:
    case Why::follow_up:
    case Why::source_changed: return Tint(Tone::mixed);
    case Why::publish: return Tint(Tone::positive);
    case Why::submitted:
    case Why::signing: return Tint(Tone::neutral);
    default: return Tint(Tone::info);
    }
}

} // namespace

QueueView::QueueView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), asker_(tools.desk.workbench().background()),
      on_change_(tools.desk.workbench().changed.subscribe([this](auto const&) {
          if (this->desk().navigation().place().page == Place::Page::queue) refresh();
      })),
      on_contested_(tools.desk.contested().changed.subscribe([this] {
          if (this->desk().navigation().place().page == Place::Page::queue) refresh();
      })) {
    rows_ = new RecordList(this, tr("My queue"),
                           {{"why", tr("Why"), 250, ListColumn::Kind::badge},
                            {"claim", tr("Claim"), 0, ListColumn::Kind::two_lines},
                            {"since", tr("Since"), 190, ListColumn::Kind::words},
                            {"news", tr("News"), 120, ListColumn::Kind::words}},
                           [this](RecordList::RecordKey key) {
                               auto const at = static_cast<std::size_t>(key) - 1;
                               return at < lines_.size() ? lines_[at].cells : std::vector<std::string>();
                           },
                           memory_of("queue"));
    rows_->on_select = [this](RecordList::RecordKey key) {
        auto const at = static_cast<std::size_t>(key) - 1;
        if (at >= lines_.size()) return;
        this->desk().navigation().look_at(lines_[at].ref);
        refresh(); // it is no news any more
    };
    publish_ = add_button(tr("Publish all that is approved"), [this] { this->desk().reviews().publish_all(); });
    publish_->Hide();
    rows_->set_empty(tr("Nothing waits: no review, no remark, no correction, no reply."));
    add_list(rows_, [this](RecordList::RecordKey key) {
        auto const at = static_cast<std::size_t>(key) - 1;
        return at < lines_.size() ? lines_[at].ref : core::Ref{};
    });
}

void QueueView::refresh() {
    rows_->wait();
    auto const& store = desk().workbench().store();
    asker_.ask(
        [person = store.actor(), now = store.now(), zone = store.zone()](core::Reader const& reader) {
            Found found;
            reader.together([&] {
                auto const queue = core::queue_of(reader, person, now, core::queue_lines_shown, zone);
                for (auto const* part : {&queue.for_me, &queue.overdue, &queue.stale, &queue.by_me})
                    for (auto const& line : *part) found.rows.push_back({core::ref(line.claim), cells(reader, line, person)});
                found.approved = reader.counts().in(core::ReviewState::approved) > 0;
            });
            return found;
        },
        [this](Found found) { show(std::move(found)); },
        [this](core::Error const& error) {
            desk().workbench().problem(error);
            show({});
        });
}

void QueueView::show(Found found) {
    lines_.clear();
    add_contested_rows();
    std::ranges::move(found.rows, std::back_inserter(lines_));
    publish_->Show(found.approved);
    set_title(tr("My queue"), static_cast<long>(lines_.size()));
    std::vector<RecordList::RecordKey> keys;
    for (std::size_t at = 0; at < lines_.size(); ++at) keys.push_back(static_cast<RecordList::RecordKey>(at) + 1);
    rows_->set_ids(std::move(keys));
}

void QueueView::add_contested_rows() {
    auto const& contested = desk().contested();
    for (auto const& line : contested.lines()) {
        auto const& conflict = line.conflict;
        auto const what = conflict.field.empty()
                              ? tr("changed by {who}, deleted by {other}", {{"who", conflict.stands_by}, {"other", conflict.other_by}})
                              : field_word(conflict.ref.kind, conflict.field) + " · " +
                                    labelled(conflict.stands_by, quoted(shortened(conflict.value, 60))) + " · " +
                                    labelled(conflict.other_by, quoted(shortened(conflict.other_value, 60)));
        lines_.push_back({line.page, {badge_value(Tint(Tone::negative), tr("Contested")), line.caption + "\n" + what,
                                      when_line(std::max(conflict.stands_at, conflict.other_at)), std::string()}});
    }
    for (auto const& each : contested.to_tidy())
        lines_.push_back({each.page, {badge_value(Tint(Tone::mixed), tr("To tidy")),
                                       each.caption + "\n" + tr(each.untidied.told), std::string(), std::string()}});
}

std::vector<std::string> QueueView::cells(core::Reader const& reader, core::Waiting const& line,
                                          std::string const& person) {
    auto const claim = reader.find(line.claim);
    std::string second = line.by;
    if (!line.words.empty()) join(second, quoted(shortened(line.words, 90)));
    auto const looked = reader.looked(line.claim, person);
    auto const news = looked ? core::changed_since(reader, line.claim, looked, person).size() : 0;
    return {badge_value(tint_of(line.why), tr(core::label_of(line.why))),
            (claim ? claim->text : std::string()) + "\n" + second,
            line.since.ms ? when_line(line.since) : std::string(),
            !looked ? tr("not seen yet")
            : news  ? trn("{count} change", "{count} changes", static_cast<std::int64_t>(news))
                    : std::string()};
}

} // namespace app
