// The right-of-reply ledger: asking somebody for a reply, and writing down what came of it.
#pragma once

#include "core/operations/context.h"

namespace core {

struct RequestFacts {
    std::string party;     ///< name of who is asked; added if nobody has it
    PartialDate asked_on;  ///< unknown = today
    std::string channel;
    PartialDate deadline;
    std::string question;
    std::string note = {};
    bool operator==(RequestFacts const&) const = default;
};

/// Notes that somebody was asked. Throws Error{bad_input} without a party, or when the deadline ends before
/// the day of asking begins.
Made<ReplyRequest> ask_for_reply(Context& context, Id<Claim> claim, RequestFacts const& facts);

/// What came of a request. `answer` is the statement that answers, needed for `answered` and for nothing else.
struct ReplyOutcome {
    Outcome outcome = Outcome::waiting;
    Id<Statement> answer = {};
    PartialDate answered_on = {}; ///< unknown = today, when answered
};

/// Changes what was noted of a request, and what came of it, in one step. Going back to `waiting` is allowed.
/// Throws Error{bad_input} when they do not fit.
Draft change_request(Context& context, Id<ReplyRequest> request, RequestFacts const& facts,
                     ReplyOutcome const& outcome);

/// Notes what came of it alone; an empty note leaves the one there is.
Draft settle_request(Context& context, Id<ReplyRequest> request, ReplyOutcome const& outcome, std::string note = {});

} // namespace core
