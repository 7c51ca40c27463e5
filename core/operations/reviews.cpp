#include "core/operations/reviews.h"

#include "core/editorial/desk_rules.h"
#include "core/editorial/dossier.h"
#include "core/editorial/gate.h"
#include "core/editorial/reviews.h"
#include "core/model/changed_fields.h"
#include "core/model/review_state.h"
#include "core/text/person.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace core {

namespace {

using Who = ReviewTransition::Who;

bool may(Who who, Reader const& reader, DeskRules const& rules, Review const& review, std::string const& actor) {
    switch (who) {
    case Who::anyone: return true;
    case Who::submitter: return same_person(actor, review.submitter.empty() ? review.author : review.submitter);
    case Who::somebody_else: return !same_person(review.author, actor) || !approver_is_another(reader, rules);
    }
    return false;
}

Message wrong_state(Review const& review, ReviewStep step) {
    return say("A review in the state “{state}” cannot take the step “{step}”.",
               {in_words("state", label_of(review.state)), in_words("step", label_of(step))});
}

Message wrong_person(Review const& review, Who who) {
    if (who == Who::submitter)
        return say("Only {author}, who submitted the review, can pull it back.",
                   {{"author", review.submitter.empty() ? review.author : review.submitter}});
    return say("{author} proposed this rating; a second person has to look at it.", {{"author", review.author}});
}

/// What of a claim that changed since it was approved, or did not, stands against a step; `stale` is asked only then.
std::optional<Message> wrong_approval(ReviewStep step, std::function<bool()> const& stale) {
    if (step == ReviewStep::publish && stale())
        return say("What stands there changed after it was approved; have it approved again before it is published.");
    if (step == ReviewStep::approve_again && !stale())
        return say("Nothing changed since this was approved.");
    return std::nullopt;
}

std::optional<Message> hindrance(Reader const& reader, Review const& review, ReviewStep step, std::string const& actor,
                                 std::function<bool()> const& stale) {
    auto const* transition = transition_for(step, review.state);
    if (!transition) return wrong_state(review, step);
    if (!may(transition->who, reader, desk_rules(reader), review, actor)) return wrong_person(review, transition->who);
    return wrong_approval(step, stale);
}

/// One step being taken: what all of them need, and what only some do.
class Taking {
public:
    Taking(Context& context, Review review, ReviewTransition const& transition, StepWords words)
        : context_(context), rules_(desk_rules(context.reader)), review_(std::move(review)),
          transition_(transition), words_(std::move(words)) {
        draft_.operation = row_of(transition.step).operation;
        draft_.base = context.reader.head();
        draft_.reason = as_reason(words_.remark);
    }

    Draft take() {
        if (!may(transition_.who, context_.reader, rules_, review_, context_.actor))
            refuse(wrong_person(review_, transition_.who));
        switch (transition_.step) {
        case ReviewStep::submit: submit(); break;
        case ReviewStep::approve: approve(); break;
        case ReviewStep::send_back: send_back(); break;
        case ReviewStep::pull_back: review_.state = transition_.to; break;
        case ReviewStep::publish:
            require_fitting_approval(is_stale(context_.reader, review_));
            publish_review(review_, context_.today());
            break;
        case ReviewStep::approve_again: approve_again(); break;
        }
        draft_.puts.emplace_back(review_);
        return std::move(draft_);
    }

private:
    void submit() {
        auto const dossier = load_dossier(context_.reader, review_.claim);
        auto const lines = gate(context_.reader, dossier, rules_);
        std::string missing; // a line each
        for (auto const& line : lines)
            if (!line.met) missing += (missing.empty() ? "" : "\n") + std::string(label_of(line.rule));
        review_.gate_override = tidy(words_.gate_override);
        if (!missing.empty() && review_.gate_override.empty())
            refuse(say("The gate is not passed: {why}. Mend it, or say why it is submitted all the same.",
                       {in_words("why", missing)}));
        if (missing.empty()) review_.gate_override.clear();
        if (!review_.gate_override.empty()) draft_.reason = as_reason(review_.gate_override);
        review_.state = transition_.to;
        review_.submitter = context_.actor;
        review_.submitted = context_.now;
        ++review_.round;
    }

    void approve() {
        auto const votes = votes_of(context_.reader, review_);
        if (rules_.second_verdict == SecondVerdict::blind) {
            auto const second = second_verdict(votes, review_);
            if (!second)
                refuse(say("A second verdict is due, given without seeing the first; give yours before you approve."));
            if (second->rating != review_.rating && tidy(words_.remark).empty())
                refuse(say("{person} came to another verdict; say why you approve all the same.",
                           {{"person", second->person}}));
        }
        auto const approving = voted(votes, Voice::approves);
        if (approving.empty()) return; // the first of two
        review_.state = transition_.to;
        review_.reviewers = approving;
        review_.remark = words_.remark;
        review_.approval_form = newest_approval_form;
        review_.approved = content_digest(context_.reader, review_);
    }

    void send_back() {
        if (tidy(words_.remark).empty()) refuse(say("Say what has to change before you send a review back."));
        auto const wanting = voted(votes_of(context_.reader, review_), Voice::wants_changes);
        if (wanting.empty()) return;
        review_.state = transition_.to;
        review_.reviewers = wanting;
        review_.remark = words_.remark;
    }

    /// Casts the actor's vote where votes decide. Those who say so, once they are enough; else nobody.
    std::vector<std::string> voted(std::vector<Vote> const& votes, Voice voice) {
        if (rules_.approvals == Approvals::one) return {context_.actor};
        std::vector<std::string> alike;
        Vote mine;
        for (auto const& vote : votes) {
            if (vote.voice == Voice::rates) continue;
            if (same_person(vote.person, context_.actor)) mine = vote;
            else if (vote.voice == voice) alike.push_back(vote.person);
        }
        if (mine.id && mine.voice == voice) {
            if (alike.empty()) refuse(say("You voted so already; one more person has to."));
            return {alike.front(), context_.actor}; // cast apart, at two seats: nobody decided by them yet
        }
        if (!mine.id) mine.id = context_.ids.next<Vote>();
        mine.review = review_.id;
        mine.round = review_.round;
        mine.person = context_.actor;
        mine.voice = voice;
        mine.remark = words_.remark;
        mine.at = context_.now;
        draft_.puts.emplace_back(mine);
        if (alike.empty()) {
            draft_.operation = "review.vote";
            return {};
        }
        return {alike.front(), context_.actor};
    }

    void require_fitting_approval(bool stale) const {
        if (auto const why = wrong_approval(transition_.step, [stale] { return stale; })) refuse(*why);
    }

    void approve_again() {
        auto const given = review_;
        review_.reviewers = {context_.actor};
        review_.approval_form = newest_approval_form;
        review_.approved = content_digest(context_.reader, review_);
        // What the digest covers is none of these fields: in the same form it is the one to compare with.
        auto const stale = given.approval_form == review_.approval_form
                               ? stands_approved(given) && given.approved != review_.approved
                               : is_stale(context_.reader, given);
        require_fitting_approval(stale);
        if (!words_.remark.empty()) review_.remark = words_.remark;
    }

public:
    static void publish_review(Review& review, PartialDate const& today) {
        review.state = ReviewState::published;
        if (!review.checked_on.known()) review.checked_on = today;
    }

private:
    Context& context_;
    DeskRules rules_;
    Review review_;
    ReviewTransition const& transition_;
    StepWords words_;
    Draft draft_;
};

} // namespace

ReviewFacts facts_of(Review const& review) {
    return {review.scale,      review.rating,     review.summary, review.rationale,
            review.confidence, review.other_side, review.no_reply};
}

void credit_proposal(Record const& before, Record& now, std::string const& actor) {
    auto* review = std::get_if<Review>(&now);
    if (!review) return;
    auto const changed = changed_fields(before, now);
    auto const words = std::ranges::any_of(changed, [](auto const& field) { return has_use(Kind::review, field, as_worded); });
    if (words) review->author = actor;
}

Made<Review> rate(Context& context, Id<Claim> claim, ReviewFacts const& facts) {
    Made<Review> made;
    made.draft.operation = "review.rate";
    made.draft.base = context.reader.head();
    auto review = current_review(context.reader, claim).value_or(Review{});
    if (has_trait(review.state, corrected_only))
        refuse(say("This verdict is published; what changes about it now is a correction."));
    if (!review.id) review.id = context.ids.next<Review>();
    auto const earlier = review;
    review.claim = claim;
    review.scale = facts.scale;
    review.rating = facts.rating;
    review.summary = tidy(facts.summary);
    review.rationale = facts.rationale;
    review.confidence = facts.confidence;
    review.other_side = facts.other_side;
    review.no_reply = facts.no_reply;
    if (!(review == earlier)) {
        review.author = context.actor;
        review.approved = {};
        review.approval_form = first_approval_form;
        if (review.state != ReviewState::changes_requested) {
            review.state = ReviewState::draft;
            review.reviewers.clear();
            review.remark.clear();
        }
    }
    made.id = review.id;
    made.draft.puts = {review};
    return made;
}

Draft take_step(Context& context, Id<Review> id, ReviewStep step, StepWords words) {
    return take_step(context, context.reader.get(id), step, std::move(words));
}

Draft take_step(Context& context, Review review, ReviewStep step, StepWords words) {
    auto const* transition = transition_for(step, review.state);
    if (!transition) refuse(wrong_state(review, step));
    return Taking(context, std::move(review), *transition, std::move(words)).take();
}

std::optional<Message> hindrance(Reader const& reader, Review const& review, ReviewStep step, std::string const& actor,
                                 ApprovalCheck& approvals) {
    return hindrance(reader, review, step, actor, [&] { return approvals.is_stale(review); });
}

std::optional<ReviewStep> next_step(std::vector<ReviewStep> const& open, bool nothing_missing) {
    for (auto const step : open) {
        if (step == ReviewStep::submit && nothing_missing) return step;
        if (step == ReviewStep::approve || step == ReviewStep::publish || step == ReviewStep::approve_again) return step;
    }
    return std::nullopt;
}

std::vector<ReviewStep> open_steps(Reader const& reader, Dossier const& dossier, std::string const& actor) {
    std::vector<ReviewStep> steps;
    if (!dossier.review) return steps;
    auto const stale = [&] { return dossier.stale; };
    for (auto const& row : step_table)
        if (!hindrance(reader, *dossier.review, row.step, actor, stale)) steps.push_back(row.step);
    return steps;
}

PublishedAll publish_all(Context& context) {
    PublishedAll all;
    all.draft.operation = "review.publish_all";
    all.draft.base = context.reader.head();
    ClaimQuery query;
    query.only = ReviewState::approved;
    for (auto const claim : context.reader.claims(query)) {
        auto review = current_review(context.reader, claim);
        if (!review || review->state != ReviewState::approved) continue;
        if (is_stale(context.reader, *review)) {
            all.stale.push_back(claim);
            continue;
        }
        Taking::publish_review(*review, context.today());
        all.published.push_back(claim);
        all.draft.puts.emplace_back(std::move(*review));
    }
    return all;
}

Made<Vote> give_second_verdict(Context& context, Id<Review> id, std::string rating, std::string remark) {
    auto const review = context.reader.get(id);
    if (review.state != ReviewState::in_review)
        refuse(say("A second verdict is given while a review is looked at; this one is in the state “{state}”.",
                   {in_words("state", label_of(review.state))}));
    if (same_person(review.author, context.actor))
        refuse(say("{author} proposed this rating; a second person has to look at it.", {{"author", review.author}}));
    for (auto const& vote : votes_of(context.reader, review))
        if (vote.voice == Voice::rates && same_person(vote.person, context.actor))
            refuse(say("You gave your verdict in this round already."));
    Made<Vote> made;
    made.id = context.ids.next<Vote>();
    Vote vote;
    vote.id = made.id;
    vote.review = id;
    vote.round = review.round;
    vote.person = context.actor;
    vote.voice = Voice::rates;
    vote.scale = review.scale;
    vote.rating = std::move(rating);
    vote.beside = review.rating;
    vote.remark = std::move(remark);
    vote.at = context.now;
    made.draft.operation = "review.second_verdict";
    made.draft.base = context.reader.head();
    made.draft.puts = {vote};
    return made;
}

} // namespace core
