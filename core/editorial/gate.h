// The gate before submission: what a review must show, line by line, with what is missing and where to
// mend it. Which lines there are is set by the rules of the desk.
#pragma once

#include "core/editorial/dossier.h"

namespace core {

enum class GateRule {
    verified_quotation, speaker_and_date, independent_sources, primary_sources, other_side, reply, rationale
};

template <>
struct Names<GateRule> {
    static constexpr std::array entries{
        Named{GateRule::verified_quotation, "verified_quotation", N_("quotation found in the saved bytes")},
        Named{GateRule::speaker_and_date, "speaker_and_date", N_("speaker and date known or declared unknown")},
        Named{GateRule::independent_sources, "independent_sources", N_("independent sources")},
        Named{GateRule::primary_sources, "primary_sources", N_("primary sources")},
        Named{GateRule::other_side, "other_side", N_("other side considered")},
        Named{GateRule::reply, "reply", N_("reply asked for, or a reason why not")},
        Named{GateRule::rationale, "rationale", N_("rationale given")},
    };
};

struct GateLine {
    GateRule rule;
    bool met = false;
    Message finding;   ///< one sentence: what is there, or what is missing
    Ref at;            ///< where it is mended
    std::string field; ///< of that record, or empty
};

/// The lines the rules ask for, in the order of GateRule.
std::vector<GateLine> gate(Records const& reader, Dossier const& dossier, DeskRules const& rules);

/// How many independent sources stand behind the evidence: what bears on the claim from outside, for, against
/// or around it, followed back to where its words came from (core/editorial/trail.h).
std::int64_t independent_sources(Records const& reader, Dossier const& dossier);

} // namespace core
