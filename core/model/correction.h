// Correction: what was changed about a published verdict, how grave it was, what the public is told,
// and what stood there before, which stays in sight.
#pragma once

#include "core/model/claim.h"
#include "core/model/review.h"

namespace core {

/// Ordered by gravity; from `correction` on a second person has to sign.
enum class Tier { typo, update, correction, verdict_change, withdrawal };

template <>
struct Names<Tier> {
    static constexpr std::array entries{
        Named{Tier::typo, "typo", N_("Silent correction of a typo")},
        Named{Tier::update, "update", N_("Update")},
        Named{Tier::correction, "correction", N_("Correction")},
        Named{Tier::verdict_change, "verdict_change", N_("Change of the verdict")},
        Named{Tier::withdrawal, "withdrawal", N_("Withdrawal")},
    };
};

/// Whether a second person has to sign a correction of this tier before it takes effect.
constexpr bool needs_signature(Tier tier) { return tier >= Tier::correction; }

enum class CorrectionState { in_force, waiting, turned_down };

template <>
struct Names<CorrectionState> {
    static constexpr std::array entries{
        Named{CorrectionState::in_force, "in_force", N_("In force")},
        Named{CorrectionState::waiting, "waiting", N_("Waits for a second signature")},
        Named{CorrectionState::turned_down, "turned_down", N_("Turned down")},
    };
};

struct Correction {
    Id<Correction> id;
    Id<Review> review;
    Tier tier = Tier::typo;
    std::string notice;     ///< what the public is told; may be empty for a typo only
    CorrectionState state = CorrectionState::in_force;
    std::string proposed_by;
    Instant proposed_at;
    std::string signed_by;  ///< who signed it second, or turned it down
    Instant signed_at;
    std::string remark;     ///< why it was turned down
    std::string claim_text; ///< the claim from then on; empty = as it was
    Id<Scale> scale;        ///< of the new rating
    std::string rating;     ///< from then on
    std::string summary;
    std::string rationale;
    std::string prior_claim_text; ///< what stood there before
    Id<Scale> prior_scale;
    std::string prior_rating;
    std::string prior_summary;
    std::string prior_rationale;
    bool operator==(Correction const&) const = default;
};

template <>
struct Model<Correction> {
    static constexpr auto kind = Kind::correction;
    static constexpr std::string_view name = N_("correction");
    static constexpr auto label = N_("Correction");
    static constexpr unsigned traits = unedited | undeleted | as_given | one_decision;
    static std::string caption(Correction const& correction) {
        return correction.notice.empty() ? label_of(correction.tier) : correction.notice;
    }
    static constexpr auto fields = std::tuple{
        Field{"review", &Correction::review, N_("Review"), indexed | belongs | shown_at},
        Field{"tier", &Correction::tier, N_("Tier")},
        Field{"notice", &Correction::notice, N_("Public notice")},
        Field{"state", &Correction::state, N_("State"), indexed},
        Field{"proposed_by", &Correction::proposed_by, N_("Proposed by")},
        Field{"proposed_at", &Correction::proposed_at, N_("Proposed at")},
        Field{"signed_by", &Correction::signed_by, N_("Signed by")},
        Field{"signed_at", &Correction::signed_at, N_("Signed at")},
        Field{"remark", &Correction::remark, N_("Remark")},
        Field{"claim_text", &Correction::claim_text, N_("Claim")},
        Field{"scale", &Correction::scale, N_("Rating scale"), indexed},
        Field{"rating", &Correction::rating, N_("Rating")},
        Field{"summary", &Correction::summary, N_("Short rationale")},
        Field{"rationale", &Correction::rationale, N_("Long rationale")},
        Field{"prior_claim_text", &Correction::prior_claim_text, N_("Claim before")},
        Field{"prior_scale", &Correction::prior_scale, N_("Rating scale before"), indexed},
        Field{"prior_rating", &Correction::prior_rating, N_("Rating before")},
        Field{"prior_summary", &Correction::prior_summary, N_("Short rationale before")},
        Field{"prior_rationale", &Correction::prior_rationale, N_("Long rationale before")}};
};

} // namespace core
