// The state of a record as a function of the set of its changes, in whatever order they arrived. Of changes that follow
// each other the last counts. Of changes made without knowing of each other each field is brought together (see
// core/model/merge.h), in a fixed order: the instant of the entry, then its place. What is lost by that is a conflict: it
// is computed, not stored, and is settled by the next change that knew of both. An edit beats a deletion.
#pragma once

#include "core/model/record.h"
#include "core/store/entries.h"

#include <functional>
#include <map>

namespace core {

/// One change of the record. Without a state it was erased then, unless that state was redacted.
struct LifeChange {
    LogPlace place;
    Instant at;
    std::optional<Record> after;
    bool redacted = false;
};

/// Two changes that knew nothing of each other and gave one field different values, by their number in the life.
struct LifeConflict {
    std::string_view field;  ///< empty: one of them deleted the record
    std::size_t stands = 0;  ///< whose value counts
    std::size_t other = 0;   ///< whose value does not
    bool operator==(LifeConflict const&) const = default;
};

struct LifeState {
    std::optional<Record> record;
    bool redacted = false; ///< there was a state, and a redaction took it out
    std::vector<LifeConflict> conflicts;
};

class RecordLife {
public:
    /// Whether the entry of the second was written by somebody who had the first; for changes of different entries.
    using Knows = std::function<bool(std::size_t earlier, std::size_t later)>;
    /// Whether a change counts, given the state its author knew.
    using Counts = std::function<bool(std::size_t change, std::optional<Record> const& before)>;

    /// `changes` in an order in which none comes before one it knew.
    RecordLife(std::vector<LifeChange> changes, Knows knows, Counts counts = {});

    std::vector<LifeChange> const& changes() const { return changes_; }
    /// Of all that count.
    LifeState const& state() { return state_of(counting_); }
    /// What the author of one of them knew.
    LifeState const& known_to(std::size_t change);
    /// Those that do not count.
    std::vector<std::size_t> const& idle() const { return idle_; }

private:
    using Set = std::vector<std::size_t>; // ascending
    LifeState const& state_of(Set const& changes);
    LifeState merged(Set heads, Set const& changes);
    Set heads_of(Set const& changes) const;
    Set known(std::size_t change, Set const& among) const;

    std::vector<LifeChange> changes_;
    Knows knows_;
    Set counting_;
    std::vector<std::size_t> idle_;
    std::map<Set, LifeState> states_;
};

} // namespace core
