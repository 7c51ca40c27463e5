// ReplyRequest: one line of the right-of-reply ledger. Who was asked, when, by which channel and until
// when; and what came of it: a statement with its own quotation, or none.
#pragma once

#include "core/model/claim.h"
#include "core/model/party.h"
#include "core/model/statement.h"

namespace core {

enum class Outcome { waiting, answered, declined, no_answer };

template <>
struct Names<Outcome> {
    static constexpr std::array entries{
        Named{Outcome::waiting, "waiting", N_("Waiting for an answer")},
        Named{Outcome::answered, "answered", N_("Answered")},
        Named{Outcome::declined, "declined", N_("Declined to answer")},
        Named{Outcome::no_answer, "no_answer", N_("No answer")},
    };
};

struct ReplyRequest {
    Id<ReplyRequest> id;
    Id<Claim> claim;
    Id<Party> party;       ///< who was asked
    std::string asked_by;
    PartialDate asked_on;
    std::string channel;   ///< "e-mail to the press office"
    PartialDate deadline;
    std::string question;  ///< what was asked
    Outcome outcome = Outcome::waiting;
    Id<Statement> answer;  ///< what they said, when answered
    PartialDate answered_on;
    std::string note;
    bool operator==(ReplyRequest const&) const = default;
};

template <>
struct Model<ReplyRequest> {
    static constexpr auto kind = Kind::reply_request;
    static constexpr std::string_view name = "reply_request";
    static constexpr char const* noun = N_("request for reply");
    static constexpr auto label = N_("Request for reply");
    static constexpr unsigned traits = ordinary;
    static std::string caption(ReplyRequest const& request) {
        return request.question.empty() ? request.channel : request.question;
    }
    static constexpr auto fields = std::tuple{
        Field{"claim", &ReplyRequest::claim, N_("Claim"), indexed | belongs | shown_at | fixed},
        Field{"party", &ReplyRequest::party, N_("Asked"), indexed},
        Field{"asked_by", &ReplyRequest::asked_by, N_("Asked by"), fixed},
        Field{"asked_on", &ReplyRequest::asked_on, N_("Asked on")},
        Field{"channel", &ReplyRequest::channel, N_("Channel")},
        Field{"deadline", &ReplyRequest::deadline, N_("Deadline")},
        Field{"question", &ReplyRequest::question, N_("Question")},
        Field{"outcome", &ReplyRequest::outcome, N_("Outcome"), fixed},
        Field{"answer", &ReplyRequest::answer, N_("Answer"), indexed | fixed},
        Field{"answered_on", &ReplyRequest::answered_on, N_("Answered on")},
        Field{"note", &ReplyRequest::note, N_("Note")}};
};

} // namespace core
