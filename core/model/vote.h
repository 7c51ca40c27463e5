// Vote: what a person other than the author said of a review in one round of it: approved it, wanted
// changes, or gave a verdict of their own. Votes stay; a new round starts with a new submission.
#pragma once

#include "core/model/review.h"

namespace core {

enum class Voice { approves, wants_changes, rates };

template <>
struct Names<Voice> {
    static constexpr std::array entries{
        Named{Voice::approves, "approves", N_("Approves")},
        Named{Voice::wants_changes, "wants_changes", N_("Wants changes")},
        Named{Voice::rates, "rates", N_("Gives a second verdict")},
    };
};

struct Vote {
    Id<Vote> id;
    Id<Review> review;
    std::int64_t round = 0; ///< the review's round it was given in
    std::string person;
    Voice voice = Voice::approves;
    Id<Scale> scale;        ///< of both ratings below, when the voice rates
    std::string rating;     ///< this person's
    std::string beside;     ///< the author's at that time, which this person had not seen
    std::string remark;
    Instant at;
    bool operator==(Vote const&) const = default;
};

template <>
struct Model<Vote> {
    static constexpr auto kind = Kind::vote;
    static constexpr std::string_view name = N_("vote");
    static constexpr auto label = N_("Vote");
    static constexpr unsigned traits = unedited | undeleted | as_given | one_decision;
    static constexpr auto caption = &Vote::person;
    static constexpr auto fields = std::tuple{
        Field{"review", &Vote::review, N_("Review"), indexed | belongs | shown_at},
        Field{"round", &Vote::round, N_("Round")},
        Field{"person", &Vote::person, N_("Person")},
        Field{"voice", &Vote::voice, N_("Vote")},
        Field{"scale", &Vote::scale, N_("Rating scale"), indexed},
        Field{"rating", &Vote::rating, N_("Rating")},
        Field{"beside", &Vote::beside, N_("Rating of the author")},
        Field{"remark", &Vote::remark, N_("Remark")},
        Field{"at", &Vote::at, N_("Given at")}};
};

} // namespace core
