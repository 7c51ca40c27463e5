#include "app/window/pages/claim_filters.h"

#include "app/window/choosing.h"
#include "app/window/phrases.h"

namespace app {

namespace {

using Only = core::ClaimQuery::Only;

/// Every choice of the filter of states, as it is called and what it lets through.
std::vector<std::pair<std::string, Only>> states() {
    std::vector<std::pair<std::string, Only>> all{{tr("All"), Only::all}, {tr("Unrated"), Only::unrated}};
    for (auto const& state : core::Names<core::ReviewState>::entries) all.emplace_back(tr(state.label), state.value);
    return all;
}

} // namespace

ClaimFilters::ClaimFilters(wxWindow* parent, Desk& desk)
    : FilterChips(parent, [this](std::string const& id) { ask(id); }, [this](std::string const& id) { clear(id); }),
      desk_(desk), parties_(desk.workbench().background()) {}

void ClaimFilters::refresh() {
    auto const& place = desk_.navigation().place();
    Filter state{"state", tr("State")}, topic{"topic", tr("Topic")}, speaker{"speaker", tr("Said by")};
    for (auto const& [label, only] : states())
        if (place.only == only && only != Only::all) state.value = label;
    if (auto const chosen = place.page == Place::Page::topic ? desk_.reader().find(core::Id<core::Topic>{place.id})
                                                             : std::nullopt)
        topic.value = shortened(chosen->name, 30);
    if (auto const party = desk_.reader().find(core::Id<core::Party>{place.speaker}))
        speaker.value = shortened(party->name, 30);
    set_filters({state, topic, speaker});
}

std::size_t ClaimFilters::count() const {
    auto const& place = desk_.navigation().place();
    std::size_t set = 0;
    for (auto const on : {place.only != Only::all, place.page == Place::Page::topic, place.speaker != 0})
        if (on) ++set;
    return set;
}

void ClaimFilters::ask(std::string const& id) {
    if (id == "state") return ask_state();
    if (id == "topic") return ask_topic();
    ask_speaker();
}

void ClaimFilters::clear(std::string const& id) {
    auto place = desk_.navigation().place();
    if (id == "state") place.only = Only::all;
    if (id == "speaker") place.speaker = 0;
    if (id == "topic") {
        place.page = Place::Page::claims;
        place.id = 0;
    }
    desk_.navigation().go(std::move(place));
}

void ClaimFilters::ask_state() {
    auto const all = states();
    auto place = desk_.navigation().place();
    std::vector<std::string> labels;
    int now = 0;
    for (auto const& [label, only] : all) {
        if (only == place.only) now = static_cast<int>(labels.size());
        labels.push_back(label);
    }
    auto const chosen = choose_from_menu(*this, labels, now);
    if (chosen < 0) return;
    place.only = all[static_cast<std::size_t>(chosen)].second;
    desk_.navigation().go(std::move(place));
}

void ClaimFilters::ask_topic() {
    auto const chosen = choose_topic(this, desk_,
                                     {tr("Topic"), tr("The topic to show"), tr("No topic has these letters.")});
    if (!chosen) return;
    auto place = desk_.navigation().place();
    place.page = Place::Page::topic;
    place.id = chosen->value;
    desk_.navigation().go(std::move(place));
}

void ClaimFilters::ask_speaker() {
    choose_party(this, desk_, parties_,
                 {tr("Said by"), tr("The party that said it"), tr("No party has these letters.")}, {}, [this](core::Id<core::Party> party) {
                     auto place = desk_.navigation().place();
                     place.speaker = party.value;
                     desk_.navigation().go(std::move(place));
                 });
}

} // namespace app
