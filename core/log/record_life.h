// The state of a record as a function of the set of its changes, in whatever order they arrived. Of changes that follow
// each other the last counts. Of changes made without knowing of each other each field is brought together (see
// core/model/merge.h), in a fixed order: the instant of the entry, then its place. What is lost by that is a conflict:
// it is computed, not stored, and is settled by the next change that knew of both. An edit beats a deletion. What was
// decided stays as it is beside a change by somebody who may not decide and did not know of it: that change is
// contested.
#pragma once

#include "core/model/record.h"
#include "core/store/entries.h"

#include <functional>
#include <map>

namespace core {

/// One change of the record, by one entry.
struct LifeChange {
    LogPlace place;              ///< of the entry
    Instant at;                  ///< of the entry, by its author's clock
    std::optional<Record> after; ///< the state it made; none: the record was deleted, or see `redacted`
    bool redacted = false;       ///< there was a state, and a redaction took it out
};

/// Two changes whose authors knew nothing of each other and which gave one field different values. Changes are named by
/// their index in RecordLife::changes().
struct LifeConflict {
    std::string_view field;  ///< empty: one of them deleted the record
    std::size_t stands = 0;  ///< whose value counts
    std::size_t other = 0;   ///< whose value does not
    bool operator==(LifeConflict const&) const = default;
};

struct LifeState {
    std::optional<Record> record; ///< none: deleted, never there, or see `redacted`
    bool redacted = false; ///< there was a state, and a redaction took it out
    std::vector<LifeConflict> conflicts;
};

/// Computes the state of one record from all changes of it. Changes are named by their index in changes(). States are
/// kept once they were computed, and what is returned by reference lives as long as this.
class RecordLife {
public:
    /// Whether the author of `later` already had `earlier`. Both are changes of different entries.
    using Knows = std::function<bool(std::size_t earlier, std::size_t later)>;
    using Set = std::vector<std::size_t>; ///< indices of changes, ascending
    /// What a change weighs. States are made of the changes from `counts` on.
    enum class Weight {
        removed,    ///< does not count: its key was no member then
        no_role,    ///< does not count: it needs a role that its key had not
        unchanging, ///< does not count: it changes a field that never changes
        other_name, ///< does not count: it speaks in another person's name
        alone,      ///< does not count: it needs a second person
        no_step,    ///< does not count: no operation makes this change
        gives_way,  ///< stands back behind a decision that its author did not know of
        counts,
        decides     ///< counts, and what its author did not know of gives way
    };
    /// Weighs a change, given the state that its author knew (nothing: the record was not there, or not to be seen) and
    /// the changes which that state is made of. Asked of the changes in their order, at most twice of each.
    using Weigh = std::function<Weight(std::size_t change, std::optional<Record> const& before, Set const& known)>;
    /// Whether the author of a change had a role that decides: an editor or admin.
    using MayDecide = std::function<bool(std::size_t change)>;
    struct Rules {
        Weigh weigh;
        MayDecide may_decide;
    };
    /// A change that does not count.
    struct Idle {
        std::size_t change;
        Weight why; ///< below gives_way
        bool operator==(Idle const&) const = default;
    };

    /// `changes` are in an order in which none comes before one that its author knew. `rules` are asked here and not
    /// kept; what `knows` refers to outlives this. Without rules every change counts. Throws what these throw.
    RecordLife(std::vector<LifeChange> changes, Knows knows, Rules rules = {});

    std::vector<LifeChange> const& changes() const { return changes_; }
    /// The state that follows from all changes that count, with what stands against it.
    LifeState const& state();
    /// The state that the author of `change` knew.
    LifeState const& known_to(std::size_t change);
    /// The state that follows from only those changes that count and for which `is_wanted` is true.
    LifeState const& state_where(std::function<bool(std::size_t change)> const& is_wanted);
    /// The changes that do not count, in their order. Changes that give way are not among them.
    std::vector<Idle> const& idle() const { return idle_; }
    /// The changes that count and decide something.
    Set const& deciding() const { return deciding_; }

private:
    void weigh(Rules const& rules);
    Set which_give_way(Rules const& rules);
    void add_contested(std::size_t change, LifeState& state);
    bool concurrent(std::size_t one, std::size_t other) const;
    LifeState const& state_of(Set const& changes);
    LifeState merged(Set heads, Set const& changes);
    Set heads_of(Set const& changes) const;
    Set known(std::size_t change, Set const& among) const;

    std::vector<LifeChange> changes_;
    Knows knows_;
    Set counting_, deciding_, giving_way_;
    std::vector<Idle> idle_;
    std::map<Set, LifeState> states_;
    std::optional<LifeState> whole_;
};

} // namespace core
