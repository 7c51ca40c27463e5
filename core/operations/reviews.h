// Giving a verdict and having it looked at by others. The steps are one table here, with what is said along with them;
// which may follow which, and who may take it, is one in core/rules/review_steps.h. How many have to agree is a rule of the desk.
#pragma once

#include "core/editorial/approval.h"
#include "core/editorial/dossier.h"
#include "core/operations/context.h"
#include "core/rules/review_steps.h"

namespace core {

struct ReviewFacts {
    Id<Scale> scale;
    std::string rating;
    std::string summary;
    std::string rationale;
    Confidence confidence = Confidence::unstated;
    std::string other_side = {}; ///< what was looked for on the other side when nothing stands there
    std::string no_reply = {};   ///< why nobody was asked for a reply
    bool operator==(ReviewFacts const&) const = default;
};

/// What of a review is given anew by rate().
ReviewFacts facts_of(Review const& review);

/// Gives or changes the rating of a claim. A review that was submitted or approved goes back to draft by
/// it, because what was approved is no longer what stands there. Throws Error{refused} for a published
/// one: that is corrected (core/operations/corrections.h).
Made<Review> rate(Context& context, Id<Claim> claim, ReviewFacts const& facts);

/// Which of the StepWords are for a step.
enum class StepSays {
    nothing,
    remark,
    needed_remark, ///< without one the step is not taken
    gate_override
};

/// What buttons, actions, command line and log know of a step besides its name.
struct StepRow {
    ReviewStep step;
    char const* operation; ///< in the log; also the name of its action in the window
    StepSays says;
};
constexpr std::array step_table{
    StepRow{ReviewStep::submit, "review.submit", StepSays::gate_override},
    StepRow{ReviewStep::approve, "review.approve", StepSays::remark},
    StepRow{ReviewStep::send_back, "review.send_back", StepSays::needed_remark},
    StepRow{ReviewStep::pull_back, "review.pull_back", StepSays::nothing},
    StepRow{ReviewStep::publish, "review.publish", StepSays::nothing},
    StepRow{ReviewStep::approve_again, "review.approve_again", StepSays::nothing},
};
static_assert(step_table.size() == Names<ReviewStep>::entries.size());

/// In the order of the enumeration, which a test holds them to.
constexpr StepRow const& row_of(ReviewStep step) { return step_table[static_cast<std::size_t>(step)]; }

/// Whoever changes what a verdict says proposes it from then on.
void credit_proposal(Record const& before, Record& now, std::string const& actor);

/// What is said along with a step.
struct StepWords {
    std::string remark = {};
    std::string gate_override = {}; ///< why it is submitted although the gate is not passed
};

/// Moves a review on. Throws Error{refused} when the step does not fit the state, when the author of
/// a rating would approve it, when changes are asked for without a remark, when the gate is not passed
/// and not overridden, when a second verdict is due, or when what would be published changed since it was
/// approved. Where two votes of three decide, the first one only votes.
Draft take_step(Context& context, Id<Review> review, ReviewStep step, StepWords words = {});
/// The same for whoever has just read it.
Draft take_step(Context& context, Review review, ReviewStep step, StepWords words = {});

/// Why this actor cannot take the step now, whatever is said along with it; nothing when it is open to them.
/// `approvals` is of the same reader and moment: whoever asks for several steps has the digest taken once.
std::optional<Message> hindrance(Reader const& reader, Review const& review, ReviewStep step, std::string const& actor,
                                 ApprovalCheck& approvals);

/// The steps open to this actor now in the review of the dossier; none without one.
std::vector<ReviewStep> open_steps(Reader const& reader, Dossier const& dossier, std::string const& actor);

/// Of the steps open to somebody the one that carries the review on, if any does: what a window offers first. Submitting
/// does once nothing is missing any more.
std::optional<ReviewStep> next_step(std::vector<ReviewStep> const& open, bool nothing_missing);

/// Publishes everything that is approved, in one revision; what changed since its approval is left out and
/// named. An empty draft when nothing is approved.
struct PublishedAll {
    Draft draft;
    std::vector<Id<Claim>> published;
    std::vector<Id<Claim>> stale;
};
PublishedAll publish_all(Context& context);

/// Gives the second verdict. Throws Error{refused} when none is asked for, by the author, or twice.
Made<Vote> give_second_verdict(Context& context, Id<Review> review, std::string rating, std::string remark);

} // namespace core
