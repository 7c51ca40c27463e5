// Correcting what is published: how grave it is decides what it may change and who has to sign. What
// stood there before is kept with the correction and stays in sight.
#pragma once

#include "core/operations/reviews.h"

namespace core {

struct CorrectionFacts {
    Tier tier = Tier::typo;
    std::string notice;      ///< what the public is told
    std::string claim_text;  ///< empty = as it is
    ReviewFacts review;      ///< as it is to read from then on
    bool operator==(CorrectionFacts const&) const = default;
};

/// What a correction starts from: the review as it reads now.
CorrectionFacts correction_of(Reader const& reader, Review const& review);

/// Corrects a published verdict. A typo or an update takes effect at once; the graver tiers wait for a second
/// signature. Throws Error{refused} when the verdict is not published, when nothing changes, when a rating
/// changes in a tier below the change of a verdict (or does not change in it), or when another correction
/// waits; Error{bad_input} without a notice where the public has to be told.
Made<Correction> propose_correction(Context& context, Id<Review> review, CorrectionFacts const& facts);

/// Why this actor cannot sign it, or turn another's down; nothing when they can.
std::optional<Message> why_not_sign(Reader const& reader, Correction const& correction, std::string const& actor);

/// Signs it: it takes effect, the review is corrected or withdrawn, and every claim that depends on the
/// corrected one gets a follow-up. Throws Error{refused} when it does not wait, by whoever proposed it, or when
/// the review changed meanwhile.
Draft sign_correction(Context& context, Id<Correction> correction);

/// Turns it down, with a reason; nothing else changes. Throws Error{refused} as above and without a reason.
Draft turn_down_correction(Context& context, Id<Correction> correction, std::string remark);

} // namespace core
