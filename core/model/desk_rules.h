// DeskRules: how this desk works, kept in the workspace so that everybody at it works alike: who may
// approve, how many have to agree, and what a review must show before it can be submitted.
#pragma once

#include "core/model/kind.h"

namespace core {

/// Whether whoever proposed a rating may approve it.
enum class Separation { automatic, always, never };

template <>
struct Names<Separation> {
    static constexpr std::array entries{
        Named{Separation::automatic, "automatic", N_("When two people work here")},
        Named{Separation::always, "always", N_("Always")},
        Named{Separation::never, "never", N_("Never")},
    };
};

/// How many have to approve.
enum class Approvals { one, two_of_three };

template <>
struct Names<Approvals> {
    static constexpr std::array entries{
        Named{Approvals::one, "one", N_("One approval")},
        Named{Approvals::two_of_three, "two_of_three", N_("Two votes of three")},
    };
};

/// Whether a second person has to rate without seeing the first rating.
enum class SecondVerdict { none, blind };

template <>
struct Names<SecondVerdict> {
    static constexpr std::array entries{
        Named{SecondVerdict::none, "none", N_("Not asked for")},
        Named{SecondVerdict::blind, "blind", N_("Given without seeing the first")},
    };
};

/// Whether the gate asks for something.
enum class Asked { yes, no };

template <>
struct Names<Asked> {
    static constexpr std::array entries{
        Named{Asked::yes, "yes", N_("Asked for")},
        Named{Asked::no, "no", N_("Not asked for")},
    };
};

struct DeskRules {
    Id<DeskRules> id;
    Separation separate_approver = Separation::automatic;
    Approvals approvals = Approvals::one;
    SecondVerdict second_verdict = SecondVerdict::none;
    Asked verified_quotation = Asked::yes;
    Asked speaker_and_date = Asked::yes;
    std::int64_t independent_sources = 2; ///< so many at least; 0 = not asked for
    std::int64_t primary_sources = 1;     ///< so many at least; 0 = not asked for
    Asked other_side = Asked::yes;
    Asked reply = Asked::yes;
    Asked rationale = Asked::yes;
    bool operator==(DeskRules const&) const = default;
};

template <>
struct Model<DeskRules> {
    static constexpr auto kind = Kind::desk_rules;
    static constexpr std::string_view name = "desk_rules";
    static constexpr char const* noun = N_("set of desk rules");
    static constexpr auto label = N_("Rules of the desk");
    static constexpr unsigned traits = shared | governs;
    static std::string caption(DeskRules const&) { return label; }
    static constexpr auto fields = std::tuple{
        Field{"separate_approver", &DeskRules::separate_approver, N_("Somebody else approves")},
        Field{"approvals", &DeskRules::approvals, N_("Approval takes")},
        Field{"second_verdict", &DeskRules::second_verdict, N_("Second verdict")},
        Field{"verified_quotation", &DeskRules::verified_quotation, N_("Quotation found in the saved bytes")},
        Field{"speaker_and_date", &DeskRules::speaker_and_date, N_("Speaker and date known or declared unknown")},
        Field{"independent_sources", &DeskRules::independent_sources, N_("Independent sources, at least")},
        Field{"primary_sources", &DeskRules::primary_sources, N_("Primary sources, at least")},
        Field{"other_side", &DeskRules::other_side, N_("Other side considered")},
        Field{"reply", &DeskRules::reply, N_("Reply asked for, or a reason why not")},
        Field{"rationale", &DeskRules::rationale, N_("Rationale given")}};
};

} // namespace core
