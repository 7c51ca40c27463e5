// The steps a review can take: from which state to which, who may take each, and what of the review it writes. Whoever
// offers, takes or weighs one asks here.
#pragma once

#include "core/model/review.h"

#include <algorithm>

namespace core {

enum class ReviewStep { submit, approve, send_back, pull_back, publish, approve_again };

template <>
struct Names<ReviewStep> {
    static constexpr std::array entries{
        Named{ReviewStep::submit, "submit", N_("Submit for review")},
        Named{ReviewStep::approve, "approve", N_("Approve")},
        Named{ReviewStep::send_back, "send_back", N_("Ask for changes…")},
        Named{ReviewStep::pull_back, "pull_back", N_("Pull back")},
        Named{ReviewStep::publish, "publish", N_("Publish")},
        Named{ReviewStep::approve_again, "approve_again", N_("Approve again")},
    };
};

struct ReviewTransition {
    enum class Who { anyone, submitter, somebody_else };
    ReviewStep step;
    ReviewState from;
    ReviewState to;
    Who who;
    bool takes_an_editor; ///< at a shared desk
    std::array<std::string_view, 5> writes;
};

inline constexpr std::array<std::string_view, 5> written_on_submitting{"state", "submitter", "submitted", "round", "gate_override"};
inline constexpr std::array<std::string_view, 5> written_on_approving{"state", "reviewers", "remark", "approved", "approval_form"};

inline constexpr std::array review_transitions{
    ReviewTransition{ReviewStep::submit, ReviewState::draft, ReviewState::in_review, ReviewTransition::Who::anyone, false, written_on_submitting},
    ReviewTransition{ReviewStep::submit, ReviewState::changes_requested, ReviewState::in_review, ReviewTransition::Who::anyone, false, written_on_submitting},
    ReviewTransition{ReviewStep::approve, ReviewState::in_review, ReviewState::approved, ReviewTransition::Who::somebody_else, true, written_on_approving},
    ReviewTransition{ReviewStep::send_back, ReviewState::in_review, ReviewState::changes_requested, ReviewTransition::Who::somebody_else, false,
                     {"state", "reviewers", "remark"}},
    ReviewTransition{ReviewStep::pull_back, ReviewState::in_review, ReviewState::draft, ReviewTransition::Who::submitter, false, {"state"}},
    ReviewTransition{ReviewStep::publish, ReviewState::approved, ReviewState::published, ReviewTransition::Who::anyone, true, {"state", "checked_on"}},
    ReviewTransition{ReviewStep::approve_again, ReviewState::approved, ReviewState::approved, ReviewTransition::Who::somebody_else, true, written_on_approving},
    ReviewTransition{ReviewStep::approve_again, ReviewState::published, ReviewState::published, ReviewTransition::Who::somebody_else, true, written_on_approving},
    ReviewTransition{ReviewStep::approve_again, ReviewState::corrected, ReviewState::corrected, ReviewTransition::Who::somebody_else, true, written_on_approving},
};

/// The one that step takes from a state; null when it takes none.
constexpr ReviewTransition const* transition_for(ReviewStep step, ReviewState from) {
    auto const found = std::ranges::find_if(review_transitions, [&](ReviewTransition const& transition) {
        return transition.step == step && transition.from == from;
    });
    return found == review_transitions.end() ? nullptr : &*found;
}

} // namespace core
