// A draft or a revision held against the steps there are (core/rules/record_steps.h), as another seat would weigh it.
#pragma once

#include "core/rules/correction_steps.h"
#include "core/rules/record_steps.h"
#include "core/store/records.h"
#include "core/text/person.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace fixture {

/// What one entry does; taken by an editor.
struct CheckedDeed {
    core::Records const& reader;
    core::Seq seq; ///< the states before this revision are those it goes on from
    std::optional<std::string> actor; ///< none: whoever the records say it was
    std::vector<core::Record> puts;
    std::vector<core::Ref> erases;

    core::StepBeside beside() const {
        core::StepBeside made;
        made.own = [this](auto const& name) { return !actor || core::same_person(name, *actor); };
        made.goes = [this](core::Ref ref) { return std::ranges::count(erases, ref) > 0; };
        made.moved = [this](core::Ref from, core::Ref to) {
            auto const is_put = std::ranges::any_of(puts, [&](auto const& each) { return core::ref_of(each) == to; });
            return from.kind == to.kind && (std::ranges::count(erases, from) > 0 || (is_put && !reader.before(to, seq)));
        };
        made.of_one_source = [](core::Ref, core::Ref) { return true; };
        made.takes_effect = [this](core::Correction const& by) {
            return std::ranges::any_of(puts, [&](auto const& each) {
                auto const* review = std::get_if<core::Review>(&each);
                return review && review->id == by.review && review->state == core::corrected_state(by.tier, review->state) &&
                       review->scale == by.scale && review->rating == by.rating && review->summary == by.summary;
            });
        };
        made.corrected = [this](core::Review const&, core::Review const& now) {
            return std::ranges::any_of(puts, [&](auto const& each) {
                auto const* by = std::get_if<core::Correction>(&each);
                return by && by->review == now.id && by->state == core::CorrectionState::in_force;
            });
        };
        made.decides = true;
        return made;
    }

    bool is_a_step(core::Ref ref) const {
        auto const was = reader.before(ref, seq);
        auto const now = std::ranges::find_if(puts, [&](auto const& each) { return core::ref_of(each) == ref; });
        if (now == puts.end()) return !was || core::may_go(*was, beside()); // of a redacted state nothing is known
        return was ? core::may_become(*was, *now, beside()) : core::may_begin(*now, beside());
    }

    void expect_steps() const {
        for (auto const& each : puts) EXPECT_TRUE(is_a_step(core::ref_of(each))) << core::kind_name(core::ref_of(each).kind);
        for (auto const& gone : erases) EXPECT_TRUE(is_a_step(gone)) << core::kind_name(gone.kind) << " goes";
    }
};

inline CheckedDeed deed_of(core::Records const& reader, std::string actor, core::Draft const& draft) {
    return {reader, reader.head() + 1, std::move(actor), draft.puts, draft.erases};
}

inline CheckedDeed deed_of(core::Records const& reader, core::Revision const& revision) {
    CheckedDeed deed{reader, revision.seq, std::nullopt, {}, {}}; // its store signs for all who act in a test
    for (auto const& change : reader.changes(revision.seq)) {
        if (change.redacted) continue;
        if (change.after) deed.puts.push_back(*change.after);
        else deed.erases.push_back(change.ref);
    }
    return deed;
}

} // namespace fixture
