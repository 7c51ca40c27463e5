#include "app/window/dialogs/merging.h"

#include "app/common/said.h"
#include "app/common/text.h"
#include "app/desk/together.h"
#include "app/window/choosing.h"
#include "app/window/dialogs/merge_dialog.h"
#include "app/window/phrases.h"
#include "core/matching/duplicates.h"
#include "core/matching/same_quotation.h"
#include "core/text/tidy.h"

#include <set>

namespace app {

namespace {

constexpr int most_others = 2000; // the newest, to choose from
constexpr int most_alike = 8;
constexpr std::size_t most_letters_to_choose = 110;

MergeWords words_for(core::Kind kind) {
    switch (kind) {
    case core::Kind::party:
        return {tr("Merge two parties?"), tr("What was said by the one that goes counts as said by the one that stays, which takes over its names and "
                                             "roles. It can be undone.")};
    case core::Kind::topic:
        return {tr("Merge two topics?"), tr("The claims under the one that goes stand under the one that stays. It can be undone.")};
    case core::Kind::source:
        return {tr("Merge two sources?"), tr("The captures, texts and quotations of the one that goes belong to the one that stays, which takes over "
                                             "what it lacks. What differs is told, and stays in the history. It can be undone.")};
    case core::Kind::statement:
        return {tr("Merge two statements?"), tr("Where the one that goes was read, and what it bears on, belongs to the one that stays, which takes "
                                                "over what it lacks. What differs is told, and stays in the history. It can be undone.")};
    default:
        return {tr("Merge two claims?"), tr("Statements, remarks and requests for reply of the one that goes belong to the one that stays. A rating goes "
                                            "along only where that has none; an approval there shows as stale. It can be undone.")};
    }
}

/// What is perhaps the same first, then the newest of its kind.
std::vector<CommandItem> others_like(core::Reader const& reader, core::Ref one) {
    std::vector<CommandItem> items;
    std::set<core::Ref> offered{one};
    auto const add = [&](core::Ref ref, std::string const& group) {
        auto const record = offered.insert(ref).second ? reader.find(ref) : std::nullopt;
        if (record) items.push_back({core::id_text(ref.id), shortened(core::tidy(core::caption_of(*record)), most_letters_to_choose), "", group});
    };
    reader.together([&] {
        if (auto const source = core::id_as<core::Source>(one))
            for (auto const& pair : core::duplicates_of(reader, source)) add(pair.one == one ? pair.other : pair.one, tr(core::label_of(pair.why)));
        if (auto const statement = reader.find(core::id_as<core::Statement>(one)))
            for (auto const& same : core::same_quotation(reader, statement->text, statement->language, most_alike, statement->id))
                add(core::ref(same.statement), tr(core::label_of(same.exact ? core::Alike::words : core::Alike::near)));
        for (auto const id : reader.list(one.kind, 0, most_others)) add({one.kind, id}, "");
    });
    return items;
}

} // namespace

void merge_shown(wxWindow* parent, Desk& desk, BackingUp& backing_up, core::Ref one, core::Ref other) {
    MergeSide stays, goes;
    std::string doubt;
    auto const read = desk.workbench().attempt([&] {
        stays = side_of(desk.reader(), one);
        goes = side_of(desk.reader(), other);
        doubt = doubt_about(desk.reader(), stays.ref, goes.ref);
    });
    auto const sides = read ? ask_merge(parent, words_for(one.kind), std::move(stays), std::move(goes), doubt) : std::nullopt;
    if (!sides) return;
    backing_up.before(core::BackupFor::merge, [&desk, sides = *sides] {
        if (merge_two(desk.workbench(), sides.first, sides.second)) desk.navigation().open(sides.first);
    });
}

void merge_party_by_choice(wxWindow* parent, Desk& desk, Asker& asker, BackingUp& backing_up) {
    if (auto const two = desk.hand().all_of<core::Party>(); two.size() == 2)
        return merge_shown(parent, desk, backing_up, core::ref(two.front()), core::ref(two.back()));
    auto const one = desk.hand().party();
    if (!one) return;
    choose_party(parent, desk, asker,
                 {tr("Merge the party with another…"), tr("The party that is the same"), tr("No party has these letters.")}, one,
                 [parent, &desk, &backing_up, one](core::Id<core::Party> other) { merge_shown(parent, desk, backing_up, core::ref(one), core::ref(other)); });
}

void merge_topic_by_choice(wxWindow* parent, Desk& desk, BackingUp& backing_up) {
    if (auto const two = desk.hand().all_of<core::Topic>(); two.size() == 2)
        return merge_shown(parent, desk, backing_up, core::ref(two.front()), core::ref(two.back()));
    auto const one = desk.hand().topic();
    if (!one) return;
    auto const other = choose_topic(
        parent, desk, {tr("Merge the topic with another…"), tr("The topic that is the same"), tr("No topic has these letters.")}, one);
    if (other) merge_shown(parent, desk, backing_up, core::ref(one), core::ref(*other));
}

void merge_by_choice(wxWindow* parent, Desk& desk, Asker& asker, BackingUp& backing_up, core::Ref one) {
    asker.ask([one](core::Reader const& reader) { return others_like(reader, one); },
              [parent, &desk, &backing_up, one](std::vector<CommandItem> const& items) {
                  auto const chosen = pick_command(parent, items, {tr("Merge with another of its kind…"), tr("The one that is the same"), tr("None has these letters.")});
                  if (!chosen) return;
                  if (auto const id = core::parse_id(*chosen)) merge_shown(parent, desk, backing_up, one, {one.kind, *id});
              },
              [&desk](core::Error const& error) { desk.workbench().problem(error); });
}

} // namespace app
