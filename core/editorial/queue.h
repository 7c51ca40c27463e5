// What waits at the desk, for one person: what they have to look at, what others look at for them, what
// changed under an approval, and which replies are overdue. One list that is read when wanted; nobody is
// notified of anything.
#pragma once

#include "core/store/reader.h"
#include "core/time/zone.h"

namespace core {

enum class Why {
    review,
    second_verdict,
    mend,
    sign,
    mentioned,
    follow_up,
    source_changed,
    assigned,
    publish,
    submitted,
    signing,
    stale,
    overdue
};

template <>
struct Names<Why> {
    static constexpr std::array entries{
        Named{Why::review, "review", N_("Waits for review")},
        Named{Why::second_verdict, "second_verdict", N_("Waits for a second verdict")},
        Named{Why::mend, "mend", N_("Changes requested")},
        Named{Why::sign, "sign", N_("Correction to sign")},
        Named{Why::mentioned, "mentioned", N_("Remark for you")},
        Named{Why::follow_up, "follow_up", N_("Look at again after a correction")},
        Named{Why::source_changed, "source_changed", N_("Its source says something else by now")},
        Named{Why::assigned, "assigned", N_("Assigned to you")},
        Named{Why::publish, "publish", N_("Ready to publish")},
        Named{Why::submitted, "submitted", N_("Submitted by you")},
        Named{Why::signing, "signing", N_("Your correction waits for a signature")},
        Named{Why::stale, "stale", N_("Changed after approval")},
        Named{Why::overdue, "overdue", N_("Reply overdue")},
    };
};

/// One line of a queue.
struct Waiting {
    Why why;
    Ref ref;            ///< the review, correction, remark, request or claim that waits
    Id<Claim> claim;
    Instant since;      ///< since when it waits
    std::string by;     ///< who brought it here, or who was asked
    std::string words;  ///< the remark, or what is asked for; may be empty
};

/// Each part the longest waiting first, up to `limit` lines. Which day it is the person's `zone` says. What this person has to do
/// something about does not stand among what they wait for as well, nor a claim they are to mend once more as assigned to them.
struct Queue {
    std::vector<Waiting> for_me, by_me, stale, overdue;
    std::size_t lines() const { return for_me.size() + by_me.size() + stale.size() + overdue.size(); }
};
/// So many lines of each part are shown and counted.
inline constexpr int queue_lines_shown = 200;
Queue queue_of(Reader const& reader, std::string const& person, Instant now, int limit, Zone const& zone = {});

/// The records of a claim, its review and its dossier that changed after a revision, without what this
/// person did themselves last.
std::vector<Ref> changed_since(Reader const& reader, Id<Claim> claim, Seq seq, std::string const& person);

} // namespace core
