// Whether a change of a record is one of the steps there are (core/rules/record_steps.h), by what its author knew and
// what else the same entry does: a step anew, one's own step taken back or done again as a whole, a deleted record
// brought back, one of two that were done apart taken.
#pragma once

#include "core/log/roles.h"
#include "core/rules/record_steps.h"

#include <map>
#include <memory>

namespace core {

/// Other records, each asked for once.
class OtherLives {
public:
    explicit OtherLives(LivesOf of) : of_(std::move(of)) {}
    std::vector<OtherLife>& referring(Kind kind, Ref to);
    DeskLife const& itself(Ref ref);

private:
    LivesOf of_;
    std::map<std::pair<Kind, Ref>, std::vector<OtherLife>> referring_;
    std::map<Ref, DeskLife> itself_;
};

/// Asks of the changes of one record whether they are steps. A change is named by its index in the life's changes: `at`
/// is the one that is asked about, `before` the state that its author knew, `known` the changes which that state is
/// made of.
class EntrySteps {
public:
    using Known = RecordLife::Set;
    /// `members` and `clocks` outlive it.
    EntrySteps(std::shared_ptr<DeskLife const> life, Memberships const& members, Clocks const& clocks, std::shared_ptr<OtherLives> others)
        : life_(std::move(life)), members_(members), clocks_(clocks), others_(std::move(others)),
          past_(std::make_shared<std::vector<Past>>(life_->changes.size())) {
        for (auto const& each : life_->changes)
            if (each.after) kind_ = (of_ = ref_of(*each.after)).kind;
    }

    /// Notes what the author of a change knew and how it was weighed. To be called for every change in their order,
    /// since later changes are judged by it; copies of this share what was noted.
    void remember(std::size_t at, std::optional<Record> const& before, RecordLife::Weight weight) const { (*past_)[at] = {before, weight, true}; }

    /// Whether the change restores an earlier state and takes back only changes of the same key, together with the
    /// records that were changed in the same entries.
    bool is_back(std::size_t at, std::optional<Record> const& before, Known const& known) const;
    /// Whether an operation makes this change (core/rules/record_steps.h), it brings back a deleted record as it was,
    /// or it settles what others made apart from each other.
    bool is_step(std::size_t at, std::optional<Record> const& before, Known const& known) const;
    /// Whether no change that neither knew of this one nor was known to it came first (Memberships::heard_first()).
    bool is_first(std::size_t at) const;
    /// Whether none of the changes in `known` was made with knowledge of `each`.
    bool is_head(std::size_t each, Known const& known) const;
    /// The states whose words the change goes on from: its author repeats them without saying them anew. The pointers
    /// are good as long as this and `before` are.
    std::vector<Record const*> goes_on_from(std::size_t at, std::optional<Record> const& before, Known const& known) const;
    /// Whether the key of whoever said that dropped the words again since, and they do not stand there any more.
    bool is_taken_back(Spoken const& said, std::optional<Record> const& before, Known const& known) const;
    /// Whether only people of these names brought in the words of a verdict whose author is no member of the desk; then
    /// the verdict is theirs to stand for.
    bool brought_in_by(std::vector<std::string> const& names, std::size_t at, Review const& review, Known const& known) const;

private:
    struct Past {
        std::optional<Record> before;
        RecordLife::Weight weight = RecordLife::Weight::removed;
        bool is_weighed = false;
    };
    EntryPlace const& place(std::size_t at) const { return life_->places[at]; }
    LifeChange const& change(std::size_t at) const { return life_->changes[at]; }
    bool is_before(std::size_t earlier, std::size_t later) const { return clocks_.knows(place(earlier), place(later)); }
    bool says(std::size_t at, std::string const& name) const { return members_.may_speak_as(place(at), life_->keys[at], name, clocks_); }
    bool is_apart(std::size_t each, std::size_t at) const;
    bool is_hidden(std::optional<Record> const& before, Known const& known) const;
    bool may_go_on_from_hidden(std::size_t at) const;
    bool is_whole(std::size_t at, Ref ref, Known const& undone) const;
    bool follows(Ref ref, std::size_t undone, std::size_t at) const;
    /// What that entry did to another record; null: nothing.
    LifeChange const* done_to(Ref ref, std::size_t at) const;
    bool is_brought_back(std::optional<Record> const& after, Known const& known) const;
    bool is_settled(std::size_t at, Record const& after, Record const& before) const;
    bool counted_as(std::size_t each, RecordLife::Weight least) const { return (*past_)[each].is_weighed && (*past_)[each].weight >= least; }
    bool went_along(std::size_t deletion) const;
    StepBeside beside(std::size_t at) const;
    bool goes(std::size_t at, Ref ref) const;
    bool was_ever_out(std::size_t at, std::vector<LifeChange> const& changes, std::vector<EntryPlace> const& places) const;
    bool has_verdict_out(std::size_t at, Id<Claim> claim) const;
    bool is_beneath_what_is_out(std::size_t at, Ref capture) const;
    bool moved(std::size_t at, Ref from, Ref to) const;
    bool of_one_source(std::size_t at, Ref one, Ref other) const;
    bool takes_effect(std::size_t at, Correction const& by) const;
    /// Its newest state, of which the author of that entry knew, whatever counts.
    Record const* newest_known(Ref ref, std::size_t at) const;

    std::shared_ptr<DeskLife const> life_;
    Memberships const& members_;
    Clocks const& clocks_;
    std::shared_ptr<OtherLives> others_;
    std::shared_ptr<std::vector<Past>> past_;
    Kind kind_ = Kind::none; ///< of the record; none where all of it was redacted
    Ref of_;
};

/// Whether a correction that counts comes into force in that entry and makes of one state of a verdict the other.
bool is_corrected(OtherLives& others, EntryPlace const& place, Review const& was, Review const& now);

} // namespace core
