#include "core/log/record_life.h"

#include "core/model/merge.h"

#include <algorithm>
#include <tuple>

namespace core {

RecordLife::RecordLife(std::vector<LifeChange> changes, Knows knows, Counts counts)
    : changes_(std::move(changes)), knows_(std::move(knows)) {
    for (std::size_t at = 0; at < changes_.size(); ++at)
        if (!counts || counts(at, state_of(known(at, counting_)).record))
            counting_.push_back(at);
        else
            idle_.push_back(at);
}

LifeState const& RecordLife::known_to(std::size_t change) { return state_of(known(change, counting_)); }

RecordLife::Set RecordLife::known(std::size_t change, Set const& among) const {
    Set made;
    for (auto const each : among)
        if (each < change && knows_(each, change)) made.push_back(each);
    return made;
}

/// Those that none of the others knew.
RecordLife::Set RecordLife::heads_of(Set const& changes) const {
    Set heads;
    for (auto at = changes.rbegin(); at != changes.rend(); ++at)
        if (std::ranges::none_of(heads, [&](std::size_t head) { return knows_(*at, head); })) heads.push_back(*at);
    std::ranges::sort(heads, {}, [&](std::size_t at) {
        auto const& change = changes_[at];
        return std::tuple(change.at, change.place);
    });
    return heads;
}

LifeState const& RecordLife::state_of(Set const& changes) {
    if (auto const found = states_.find(changes); found != states_.end()) return found->second;
    auto state = merged(heads_of(changes), changes);
    return states_.emplace(changes, std::move(state)).first->second;
}

LifeState RecordLife::merged(Set heads, Set const& changes) {
    LifeState state;
    if (heads.empty()) return state;
    // What was redacted says nothing beside what is still there.
    auto const is_redacted = [&](std::size_t head) { return changes_[head].redacted; };
    if (std::ranges::all_of(heads, is_redacted)) {
        state.redacted = true;
        return state;
    }
    // Whoever took a record out for good, its words included, is not undone by somebody who did not know of it yet.
    auto const for_good = [&](std::size_t head) {
        if (changes_[head].after) return false;
        auto const before = known(head, changes);
        return std::ranges::any_of(before, [&](std::size_t at) { return changes_[at].redacted; });
    };
    if (std::ranges::any_of(heads, for_good)) return state;
    std::erase_if(heads, is_redacted);
    state.record = changes_[heads.front()].after;
    auto stands = heads.front(); // whose state the whole of it is
    for (std::size_t next = 1; next < heads.size(); ++next) {
        auto const head = heads[next];
        auto const& after = changes_[head].after;
        if (!state.record || !after) {
            if (state.record || after) {
                auto const edited = after ? head : stands;
                state.conflicts.push_back({{}, edited, after ? stands : head});
                stands = edited;
            }
            if (after) state.record = after;
            continue;
        }
        Set both;
        for (auto const each : known(head, changes)) {
            auto const to_another = [&](std::size_t earlier) { return earlier == each || knows_(each, earlier); };
            if (std::any_of(heads.begin(), heads.begin() + static_cast<std::ptrdiff_t>(next), to_another))
                both.push_back(each);
        }
        auto merged = merge_records(state_of(both).record, *state.record, *after);
        for (auto const field : merged.contested) {
            auto other = stands;
            for (std::size_t earlier = 0; earlier < next; ++earlier)
                if (auto const& had = changes_[heads[earlier]].after;
                    had && !changed_fields(*had, *state.record).contains(field))
                    other = heads[earlier];
            state.conflicts.push_back({field, head, other});
        }
        state.record = std::move(merged.record);
        stands = head;
    }
    return state;
}

} // namespace core
