// Giving a verdict and having it looked at by a second person. Which step may follow which, and who
// may take it, is one table in reviews.cpp.
#pragma once

#include "core/operations/context.h"

namespace core {

struct ReviewFacts {
    Id<Scale> scale;
    std::string rating;
    std::string summary;
    std::string rationale;
    Confidence confidence = Confidence::unstated;
    bool operator==(ReviewFacts const&) const = default;
};

/// The review of a claim that counts: the newest one; nothing if there is none.
std::optional<Review> current_review(Reader const& reader, Id<Claim> claim);

/// Gives or changes the rating of a claim. A review that was submitted, approved or published goes
/// back to draft by it, because what was approved is no longer what stands there.
Made<Review> rate(Context& context, Id<Claim> claim, ReviewFacts const& facts);

enum class ReviewStep { submit, approve, send_back, pull_back, publish };

template <>
struct Names<ReviewStep> {
    static constexpr std::array entries{
        Named{ReviewStep::submit, "submit", N_("Submit for review")},
        Named{ReviewStep::approve, "approve", N_("Approve")},
        Named{ReviewStep::send_back, "send_back", N_("Ask for changes…")},
        Named{ReviewStep::pull_back, "pull_back", N_("Pull back")},
        Named{ReviewStep::publish, "publish", N_("Publish")},
    };
};

/// Moves a review on. Throws Error{refused} when the step does not fit the state, when the author of
/// a rating would approve it, or when changes are asked for without a remark.
Draft take_step(Context& context, Id<Review> review, ReviewStep step, std::string remark);

/// The steps open to this actor now.
std::vector<ReviewStep> open_steps(Review const& review, std::string const& actor);

} // namespace core
