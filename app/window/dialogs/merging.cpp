#include "app/window/dialogs/merging.h"

#include "app/common/text.h"
#include "app/desk/together.h"
#include "app/window/choosing.h"
#include "app/window/dialogs/merge_dialog.h"

namespace app {

namespace {

/// Shows both; which stays and which goes.
template <class T>
std::optional<std::pair<core::Id<T>, core::Id<T>>> agreed(wxWindow* parent, Desk& desk, MergeWords const& words,
                                                          core::Id<T> one, core::Id<T> other) {
    MergeSide stays, goes;
    std::string doubt;
    auto const read = desk.workbench().attempt([&] {
        stays = side_of(desk.reader(), one);
        goes = side_of(desk.reader(), other);
        doubt = doubt_about(desk.reader(), stays.ref, goes.ref);
    });
    auto const sides = read ? ask_merge(parent, words, std::move(stays), std::move(goes), doubt) : std::nullopt;
    if (!sides) return std::nullopt;
    return std::pair(core::id_as<T>(sides->first), core::id_as<T>(sides->second));
}

} // namespace

void merge_party_by_choice(wxWindow* parent, Desk& desk, Asker& asker, BackingUp& backing_up) {
    auto const one = desk.hand().party();
    if (!one) return;
    choose_party(parent, desk, asker,
                 {tr("Merge the party with another…"), tr("The party that is the same"),
                  tr("No party has these letters.")},
                 one, [parent, &desk, &backing_up, one](core::Id<core::Party> other) {
                     auto const sides = agreed(parent, desk,
                                               {tr("Merge two parties?"),
                                                tr("What was said by the one that goes counts as said by the one that "
                                                   "stays, which takes over its names and roles. It can be undone.")},
                                               one, other);
                     if (!sides) return;
                     backing_up.before(core::BackupFor::merge, [&desk, sides = *sides] {
                         if (merge_parties(desk.workbench(), sides.first, sides.second))
                             desk.navigation().open_party(sides.first);
                     });
                 });
}

void merge_topic_by_choice(wxWindow* parent, Desk& desk, BackingUp& backing_up) {
    auto const one = desk.hand().topic();
    if (!one) return;
    auto const other = choose_topic(
        parent, desk,
        {tr("Merge the topic with another…"), tr("The topic that is the same"), tr("No topic has these letters.")}, one);
    if (!other) return;
    auto const sides = agreed(parent, desk,
                              {tr("Merge two topics?"),
                               tr("The claims under the one that goes stand under the one that stays. It can be "
                                  "undone.")},
                              one, *other);
    if (!sides) return;
    backing_up.before(core::BackupFor::merge, [&desk, sides = *sides] {
        if (merge_topics(desk.workbench(), sides.first, sides.second))
            desk.navigation().go({.page = Place::Page::topic, .id = sides.first.value});
    });
}

} // namespace app
