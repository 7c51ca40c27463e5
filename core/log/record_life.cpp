#include "core/log/record_life.h"

#include "core/model/merge.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace core {

RecordLife::RecordLife(std::vector<LifeChange> changes, Knows knows, Rules rules)
    : changes_(std::move(changes)), knows_(std::move(knows)) {
    weigh(rules);
    if (!rules.may_decide || deciding_.empty()) return;
    auto const behind = which_give_way(rules);
    if (behind.empty()) return;
    giving_way_.insert(giving_way_.end(), behind.begin(), behind.end());
    weigh(rules); // what knew of them is held to the state without them
}

void RecordLife::weigh(Rules const& rules) {
    auto const before = giving_way_;
    counting_.clear();
    deciding_.clear();
    giving_way_.clear();
    idle_.clear();
    for (std::size_t at = 0; at < changes_.size(); ++at) {
        auto weight = Weight::counts;
        if (std::ranges::count(before, at)) {
            weight = Weight::gives_way;
        } else if (rules.weigh) {
            auto const knew = known(at, counting_);
            weight = rules.weigh(at, state_of(knew).record, knew);
        }
        if (weight >= Weight::counts) counting_.push_back(at);
        if (weight == Weight::decides) deciding_.push_back(at);
        if (weight == Weight::gives_way) giving_way_.push_back(at);
        if (weight < Weight::gives_way) idle_.push_back({at, weight});
    }
}

bool RecordLife::concurrent(std::size_t one, std::size_t other) const {
    return one != other && !knows_(std::min(one, other), std::max(one, other));
}

/// The changes that give way to a concurrent decision: those whose author could not decide and, for kinds with the
/// trait `one_decision`, every change that is no decision itself.
RecordLife::Set RecordLife::which_give_way(Rules const& rules) {
    Set behind, ahead;
    auto const whole = std::ranges::any_of(changes_, [](LifeChange const& change) {
        return change.after && has_trait(ref_of(*change.after).kind, one_decision);
    });
    auto const decides = [&](std::size_t at) { return std::ranges::binary_search(deciding_, at); };
    for (auto const at : counting_) {
        auto const gives_way = !changes_[at].redacted &&
                               std::ranges::any_of(deciding_, [&](std::size_t decided) { return concurrent(at, decided); }) &&
                               changes_[at].after != state_of(known(at, ahead)).record &&
                               (!rules.may_decide(at) || (whole && !decides(at)));
        (gives_way ? behind : ahead).push_back(at);
    }
    return behind;
}

LifeState const& RecordLife::state() {
    if (whole_) return *whole_;
    whole_ = state_of(counting_);
    for (auto const at : giving_way_) {
        auto const is_later = [&](std::size_t other) { return other > at && knows_(at, other); };
        if (std::ranges::none_of(counting_, is_later) && std::ranges::none_of(giving_way_, is_later)) add_contested(at, *whole_);
    }
    return *whole_;
}

LifeState const& RecordLife::state_where(std::function<bool(std::size_t change)> const& is_wanted) {
    Set wanted;
    std::ranges::copy_if(counting_, std::back_inserter(wanted), is_wanted);
    return state_of(wanted);
}

/// Adds a conflict for each field that a change which gave way set otherwise than it now stands. Fields with the use
/// `workflow` are named only if nothing else differs.
void RecordLife::add_contested(std::size_t change, LifeState& state) {
    auto const& after = changes_[change].after;
    if (counting_.empty() || changes_[change].redacted) return;
    auto stands = heads_of(counting_).back();
    if (!after || !state.record) {
        if (after || state.record) state.conflicts.push_back({{}, stands, change});
        return;
    }
    auto fields = changed_fields(*after, *state.record);
    if (auto const& before = known_to(change).record) {
        auto const wanted = changed_fields(*before, *after);
        std::erase_if(fields, [&](auto const& field) { return !wanted.contains(field); });
    }
    auto const is_work = [kind = ref_of(*after).kind](auto const& field) { return has_use(kind, field, workflow); };
    if (!std::ranges::all_of(fields, is_work)) std::erase_if(fields, is_work);
    for (auto const field : fields) state.conflicts.push_back({field, stands, change});
}

LifeState const& RecordLife::known_to(std::size_t change) { return state_of(known(change, counting_)); }

RecordLife::Set RecordLife::known(std::size_t change, Set const& among) const {
    Set made;
    for (auto const each : among)
        if (each < change && knows_(each, change)) made.push_back(each);
    return made;
}

/// The changes of which none of the others knew, by their instant, then their place.
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
    // A redacted state counts for nothing beside one that is still there.
    auto const is_redacted = [&](std::size_t head) { return changes_[head].redacted; };
    if (std::ranges::all_of(heads, is_redacted)) {
        state.redacted = true;
        return state;
    }
    // A deletion whose author knew of a redaction of the record wins over concurrent edits.
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
