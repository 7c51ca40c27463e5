#include "app/window/pages/search_view.h"

#include "app/window/trace.h"
#include "app/window/phrases.h"
#include "app/window/widgets/badge.h"
#include "core/search/wrong_values.h"
#include "core/text/tidy.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t sight = 50; // letters of the first line that show for certain
constexpr int first_hits = 60; // shown at once
constexpr int most_hits = 300; // once they are ranked

std::string without_marks(std::string text) {
    std::erase_if(text, [](char c) { return c == found_from || c == found_until; });
    return text;
}

/// The first line says what it is; the words found in it are marked there.
std::string first_line(core::Reader const& reader, core::Hit const& hit) {
    auto const record = reader.find(hit.ref);
    auto const title = record ? core::tidy(core::caption_of(*record)) : tr("deleted");
    // Words far along a line would be cut off: the second line shows them then.
    auto const in_sight = hit.excerpt.find(found_from) < sight;
    return in_sight && without_marks(hit.excerpt) == title ? hit.excerpt : shortened(title, 140);
}

/// The second: where the words stand if that is elsewhere or further on, then who and when.
std::string second_line(core::Reader const& reader, core::Hit const& hit, std::string const& first) {
    std::string line;
    if (hit.excerpt != first && *hit.field)
        line = hit.in == hit.ref ? hit.excerpt : labelled(tr(hit.field), hit.excerpt);
    std::string about;
    if (auto const statement = reader.find(core::id_as<core::Statement>(hit.ref))) about = said_line(reader, *statement);
    if (auto const row = reader.claim_row(core::id_as<core::Claim>(hit.ref))) {
        about = row->speaker;
        if (row->said_on.known()) join(about, core::display(row->said_on, translator()));
    }
    join(line, about);
    return line;
}

} // namespace

SearchView::SearchView(wxWindow* parent, PageTools const& tools)
    : ListPage(parent, tools), on_change_(tools.desk.workbench().changed.subscribe([this](auto const&) {
          if (this->desk().navigation().place().page == Place::Page::search) refresh();
      })) {
    rows_ = new RecordList(this, tr("Search"),
                           {{"found", tr("Found"), 0, ListColumn::Kind::two_lines},
                            {"kind", tr("Kind"), 120, ListColumn::Kind::words},
                            {"verdict", tr("Verdict"), 130, ListColumn::Kind::badge}},
                           [this](RecordList::RecordKey key) {
                               auto const row = found_.rows.find(key);
                               return row == found_.rows.end() ? std::vector<std::string>() : row->second.cells;
                           },
                           memory_of("search"));
    // Walking through what was found shows each at the side and leaves the list where it is; opening goes there.
    rows_->on_select = [this](RecordList::RecordKey key) {
        if (auto const ref = record_at(key)) this->desk().navigation().look_at(ref);
    };
    rows_->on_activate = [this](RecordList::RecordKey key) {
        if (auto const ref = record_at(key)) this->desk().navigation().open(ref);
    };
    add_list(rows_, [this](RecordList::RecordKey key) { return record_at(key); });
}

core::Ref SearchView::record_at(RecordList::RecordKey key) const {
    auto const row = found_.rows.find(key);
    return row == found_.rows.end() ? core::Ref{} : row->second.ref;
}

SearchView::~SearchView() { desk().workbench().background().forget(this); }

void SearchView::refresh() { ask(core::SearchOrder::newest); }

void SearchView::ask(core::SearchOrder order) {
    auto const words = desk().navigation().place().words;
    auto found = std::make_shared<Found>();
    desk().workbench().background().ask(
        this,
        [found, words, order, person = desk().workbench().store().actor()](core::Reader const& reader) {
            *found = look(reader, words, order, person);
        },
        [this, found, order] {
            show(std::move(*found));
            // A few letters begin too much to be ranked; what is newest is the better guess.
            if (order == core::SearchOrder::newest && desk().navigation().place().words.size() > 3)
                ask(core::SearchOrder::relevance);
        });
}

SearchView::Found SearchView::look(core::Reader const& reader, std::string const& words, core::SearchOrder order,
                                   std::string const& person) {
    Found found;
    for (auto const& wrong : core::wrong_values(reader, words))
        found.wrong += (found.wrong.empty() ? "" : " ") + tr(wrong);
    auto const many = order == core::SearchOrder::newest ? first_hits : most_hits;
    for (auto const& hit : core::find_hits(reader, words, many, order, person)) {
        auto const key = hit.ref.id;
        found.ids.push_back(key);
        auto const first = first_line(reader, hit);
        auto const row = reader.claim_row(core::id_as<core::Claim>(hit.ref));
        auto const verdict = row ? core::verdict_for(reader, *row, person) : core::Verdict{};
        found.rows[key] = {hit.ref,
                           {first + "\n" + second_line(reader, hit, first),
                            tr(core::kind_label(hit.ref.kind)),
                            row ? badge_value(verdict_tint(verdict), verdict_word(verdict)) : std::string()}};
    }
    return found;
}

void SearchView::show(Found found) {
    set_title(tr("Search: {words}", {{"words", desk().navigation().place().words}}),
              static_cast<long>(found.ids.size()));
    found_ = std::move(found);
    rows_->set_empty(
        !found_.wrong.empty()
            ? found_.wrong
            : tr("Nothing holds these words. They are looked for by their beginning and stem; \"exact words\", "
                 "-without, either OR other and fields such as speaker: or said:2022 say more."));
    rows_->set_ids(found_.ids);
    trace("search shown");
}

} // namespace app
