// Everything about one claim, gathered for whoever shows or exports it: the verdict, who said it,
// what stands against it and around it, and the trail down to the saved bytes.
#pragma once

#include "core/editorial/trail.h"

namespace core {

/// A statement in a dossier, with the words a reader needs resolved.
struct LinkedStatement {
    Link link;
    Statement statement;
    std::string speaker;
    std::string on_behalf_of;
    std::vector<TrailStep> trail; ///< where it was read, oldest source first
};

/// One line of the right-of-reply ledger.
struct LedgerLine {
    ReplyRequest request;
    std::string asked;                      ///< the party's name
    std::optional<Statement> answer;
    std::vector<TrailStep> trail;           ///< where the answer stands
};

struct Dossier {
    Claim claim;
    std::string topic;
    std::optional<Review> review;
    std::optional<Scale> scale;
    std::int64_t newest_version = 0; ///< of that scale
    std::vector<LinkedStatement> assertions; ///< statements that assert the claim
    std::vector<LinkedStatement> against;    ///< refutes
    std::vector<LinkedStatement> nuances;    ///< qualifies
    std::vector<LinkedStatement> in_favour;  ///< supports
    std::vector<LinkedStatement> context;    ///< gives context
    std::vector<Claim> related;              ///< claims linked either way
    std::vector<LedgerLine> replies;         ///< who was asked for a reply, in the order they were asked
    std::vector<Correction> corrections;     ///< of the review, oldest first, those turned down left out
    bool stale = false;                      ///< something changed after it was approved

    /// The rating given, or null.
    Rating const* rating() const;
};

/// Throws Error{not_found} if there is no such claim.
Dossier load_dossier(Records const& reader, Id<Claim> claim);

/// One line of the history of a claim and of everything that hangs on it.
struct HistoryLine {
    Step step;
    Ref ref;
};
/// Newest first.
std::vector<HistoryLine> history_of(Records const& reader, Dossier const& dossier);

} // namespace core
