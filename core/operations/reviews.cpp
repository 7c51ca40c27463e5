#include "core/operations/reviews.h"

#include <algorithm>

namespace core {

namespace {

enum class Who { anyone, author, somebody_else };

struct Transition {
    ReviewStep step;
    ReviewState from;
    ReviewState to;
    Who who;
    char const* operation;
};

constexpr std::array transitions{
    Transition{ReviewStep::submit, ReviewState::draft, ReviewState::in_review, Who::anyone,
               "review.submit"},
    Transition{ReviewStep::submit, ReviewState::changes_requested, ReviewState::in_review,
               Who::anyone, "review.submit"},
    Transition{ReviewStep::approve, ReviewState::in_review, ReviewState::approved,
               Who::somebody_else, "review.approve"},
    Transition{ReviewStep::send_back, ReviewState::in_review, ReviewState::changes_requested,
               Who::somebody_else, "review.send_back"},
    Transition{ReviewStep::pull_back, ReviewState::in_review, ReviewState::draft, Who::author,
               "review.pull_back"},
    Transition{ReviewStep::publish, ReviewState::approved, ReviewState::published, Who::anyone,
               "review.publish"},
};

bool may(Who who, Review const& review, std::string const& actor) {
    return who == Who::anyone || (who == Who::author) == (review.author == actor);
}

Transition const* transition_for(Review const& review, ReviewStep step) {
    auto const found = std::ranges::find_if(transitions, [&](Transition const& transition) {
        return transition.step == step && transition.from == review.state;
    });
    return found == transitions.end() ? nullptr : &*found;
}

} // namespace

std::optional<Review> current_review(Reader const& reader, Id<Claim> claim) {
    auto const ids = reader.referring(Kind::review, "claim", ref(claim));
    if (ids.empty()) return std::nullopt;
    return reader.find(Id<Review>{ids.back()});
}

Made<Review> rate(Context& context, Id<Claim> claim, ReviewFacts const& facts) {
    Made<Review> made;
    made.draft.operation = "review.rate";
    made.draft.base = context.reader.head();
    auto review = current_review(context.reader, claim).value_or(Review{});
    if (!review.id) review.id = context.ids.next<Review>();
    auto const earlier = review;
    review.claim = claim;
    review.scale = facts.scale;
    review.rating = facts.rating;
    review.summary = tidy(facts.summary);
    review.rationale = facts.rationale;
    review.confidence = facts.confidence;
    if (!(review == earlier)) {
        review.author = context.actor;
        if (review.state != ReviewState::changes_requested) {
            review.state = ReviewState::draft;
            review.reviewer.clear();
            review.remark.clear();
        }
    }
    made.id = review.id;
    made.draft.puts = {review};
    return made;
}

Draft take_step(Context& context, Id<Review> id, ReviewStep step, std::string remark) {
    auto review = context.reader.get(id);
    auto const* transition = transition_for(review, step);
    if (!transition)
        throw Error(Code::refused, say("A review in the state “{state}” cannot take the step “{step}”.",
                                       {in_words("state", label_of(review.state)),
                                        in_words("step", label_of(step))}));
    if (!may(transition->who, review, context.actor))
        throw Error(Code::refused,
                    transition->who == Who::author
                        ? say("Only {author}, who proposed the rating, can pull it back.",
                              {{"author", review.author}})
                        : say("{author} proposed this rating; a second person has to look at it.",
                              {{"author", review.author}}));
    if (step == ReviewStep::send_back && tidy(remark).empty())
        throw Error(Code::refused, say("Say what has to change before you send a review back."));
    Draft draft;
    draft.operation = transition->operation;
    draft.base = context.reader.head();
    draft.reason = remark;
    review.state = transition->to;
    if (transition->who == Who::somebody_else) {
        review.reviewer = context.actor;
        review.remark = std::move(remark);
    }
    draft.puts = {review};
    return draft;
}

std::vector<ReviewStep> open_steps(Review const& review, std::string const& actor) {
    std::vector<ReviewStep> steps;
    for (auto const& transition : transitions)
        if (transition.from == review.state && may(transition.who, review, actor))
            steps.push_back(transition.step);
    return steps;
}

} // namespace core
