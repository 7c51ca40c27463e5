#include "core/operations/replies.h"

#include "core/operations/parties.h"
#include "core/text/tidy.h"

namespace core {

namespace {

void write_facts(Context& context, Draft& draft, ReplyRequest& request, RequestFacts const& facts) {
    auto const name = tidy(facts.party);
    if (name.empty()) throw Error(Code::bad_input, say("Say who was asked for a reply."));
    PartyBook book(context, draft);
    request.party = book.find_or_add(name, guess_type(name));
    request.asked_on = facts.asked_on.known() ? facts.asked_on : context.today();
    request.channel = tidy(facts.channel);
    request.deadline = facts.deadline;
    request.question = facts.question;
    request.note = facts.note;
    if (request.deadline.known() && request.deadline.latest_day() < request.asked_on.earliest_day())
        throw Error(Code::bad_input, say("The deadline {deadline} lies before the day of asking, {asked}.",
                                         {{"deadline", request.deadline.text()}, {"asked", request.asked_on.text()}}));
}

void write_outcome(Context& context, ReplyRequest& request, ReplyOutcome const& what) {
    if (what.outcome == Outcome::answered && !what.answer)
        throw Error(Code::bad_input, say("An answer is a statement with its own quotation; say which."));
    if (what.outcome != Outcome::answered && what.answer)
        throw Error(Code::bad_input, say("Only an answered request has a statement as its answer."));
    request.outcome = what.outcome;
    request.answer = what.answer;
    request.answered_on = what.outcome == Outcome::waiting ? PartialDate{} : what.answered_on;
    if (what.outcome == Outcome::answered && !request.answered_on.known()) request.answered_on = context.today();
}

} // namespace

Made<ReplyRequest> ask_for_reply(Context& context, Id<Claim> claim, RequestFacts const& facts) {
    Made<ReplyRequest> made;
    made.draft.operation = "reply_request.ask";
    made.draft.base = context.reader.head();
    ReplyRequest request;
    request.id = made.id = context.ids.next<ReplyRequest>();
    request.claim = claim;
    request.asked_by = context.actor;
    write_facts(context, made.draft, request, facts);
    made.draft.puts.emplace_back(std::move(request));
    return made;
}

Draft change_request(Context& context, Id<ReplyRequest> id, RequestFacts const& facts, ReplyOutcome const& outcome) {
    auto request = context.reader.get(id);
    Draft draft;
    draft.operation = outcome.outcome == request.outcome && outcome.answer == request.answer ? "reply_request.edit"
                                                                                            : "reply_request.settle";
    draft.base = context.reader.head();
    write_facts(context, draft, request, facts);
    write_outcome(context, request, outcome);
    draft.puts.emplace_back(std::move(request));
    return draft;
}

Draft settle_request(Context& context, Id<ReplyRequest> id, ReplyOutcome const& outcome, std::string note) {
    auto request = context.reader.get(id);
    write_outcome(context, request, outcome);
    if (!note.empty()) request.note = std::move(note);
    Draft draft;
    draft.operation = "reply_request.settle";
    draft.base = context.reader.head();
    draft.puts = {std::move(request)};
    return draft;
}

} // namespace core
