// The command that gives a claim its verdict and takes the review on its way.
#include "app/cli/lookup.h"
#include "app/common/scales.h"
#include "core/editorial/reviews.h"
#include "core/operations/reviews.h"

namespace app::cli {

namespace {

using core::N_;
using core::say;

void give_rating(Call& call, core::Id<core::Claim> claim) {
    auto const earlier = core::current_review(call.store(), claim);
    core::ReviewFacts facts;
    if (earlier) facts = core::facts_of(*earlier); // what is not given stays as it was
    if (call.given("--scale")) {
        facts.scale = scale_named(call.store(), call.text("--scale"));
        if (!facts.scale)
            facts.scale = resolve_as<core::Scale>(call.store(), call.text("--scale"));
    }
    if (!facts.scale)
        facts.scale = default_scale(call.store());
    if (call.given("--rating")) {
        // Another rating is given on what the scale says today.
        if (earlier && !call.given("--scale") && call.text("--rating") != facts.rating)
            facts.scale = scale_named(call.store(), call.store().get(facts.scale).key);
        facts.rating = call.text("--rating");
    }
    if (call.given("--summary"))
        facts.summary = call.text("--summary");
    if (call.given("--rationale"))
        facts.rationale = call.text("--rationale");
    if (call.given("--confidence"))
        facts.confidence = keyword<core::Confidence>("--confidence", call.text("--confidence"));
    if (call.given("--other-side"))
        facts.other_side = call.text("--other-side");
    if (call.given("--no-reply"))
        facts.no_reply = call.text("--no-reply");
    auto context = core::context_of(call.store());
    auto const made = core::rate(context, claim, facts);
    call.commit(made.draft, core::ref(made.id));
}

void take_step(Call& call) {
    auto const step = keyword<core::ReviewStep>("--step", call.text("--step"));
    auto const review = known_review(call.store(), call.text("CLAIM"));
    auto context = core::context_of(call.store());
    call.commit(core::take_step(context, review, step, {call.text("--remark"), call.text("--override")}),
                core::ref(review.id));
}

void review(Call& call) {
    auto const rates = call.given("--rating") || call.given("--summary") ||
                       call.given("--rationale") || call.given("--confidence") ||
                       call.given("--scale") || call.given("--other-side") || call.given("--no-reply");
    if (rates == call.given("--step"))
        throw WrongUsage(say("Give either a --rating with its reasons, or a --step."));
    if (rates)
        give_rating(call, resolve_as<core::Claim>(call.store(), call.text("CLAIM")));
    else
        take_step(call);
}

} // namespace

std::span<Command const> review_commands() {
    static std::vector<Command> const commands{
        {"review",
         N_("Give a claim its rating, or take its review a step further"),
         "-w desk.counterpoint review 9m2xd --rating misleading --summary \"Vrai en partie.\"",
         Opening::write,
         review,
         {{"CLAIM", Shape::one, N_("The claim")},
          {"--rating", Shape::option, N_("Key of the rating; “list ratings” shows them"), "KEY"},
          {"--scale", Shape::option, N_("Key of the rating scale, when it is not the usual one"),
           "KEY"},
          {"--summary", Shape::option, N_("Short rationale")},
          {"--rationale", Shape::option, N_("Long rationale")},
          {"--confidence", Shape::option, N_("low, medium or high"), "WORD"},
          {"--other-side", Shape::option, N_("What was looked for on the other side when nothing stands there")},
          {"--no-reply", Shape::option, N_("Why nobody was asked for a reply")},
          {"--step", Shape::option, N_("The step to take"), "STEP", known_words<core::ReviewStep>},
          {"--override", Shape::option, N_("Why it is submitted although the gate is not passed"), "REASON"},
          {"--remark", Shape::option, N_("What the reviewer says")}}},
    };
    return commands;
}

} // namespace app::cli
