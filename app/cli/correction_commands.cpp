// Commands for what is published already: correcting it, and signing or turning down a correction.
#include "app/cli/lookup.h"
#include "app/common/scales.h"
#include "core/operations/corrections.h"

namespace app::cli {

namespace {

using core::N_;
using core::say;

void correct(Call& call) {
    auto const review = known_review(call.store(), call.text("CLAIM"));
    auto facts = core::correction_of(call.store(), review);
    facts.tier = keyword<core::Tier>("--tier", call.text("--tier"));
    facts.notice = call.text("--notice");
    if (call.given("--claim")) facts.claim_text = call.text("--claim");
    if (call.given("--scale")) {
        facts.review.scale = scale_named(call.store(), call.text("--scale"));
        if (!facts.review.scale) facts.review.scale = resolve_as<core::Scale>(call.store(), call.text("--scale"));
    }
    if (call.given("--rating")) facts.review.rating = call.text("--rating");
    if (call.given("--summary")) facts.review.summary = call.text("--summary");
    if (call.given("--rationale")) facts.review.rationale = call.text("--rationale");
    auto context = core::context_of(call.store());
    auto const made = core::propose_correction(context, review.id, facts);
    call.commit(made.draft, core::ref(made.id));
    if (core::needs_signature(facts.tier) && !call.out.json())
        call.out.message(say("It takes effect when a second person signs it."));
}

void sign(Call& call) {
    auto const correction = resolve_as<core::Correction>(call.store(), call.text("CORRECTION"));
    auto context = core::context_of(call.store());
    call.commit(core::sign_correction(context, correction), core::ref(correction));
}

void turn_down(Call& call) {
    auto const correction = resolve_as<core::Correction>(call.store(), call.text("CORRECTION"));
    auto context = core::context_of(call.store());
    call.commit(core::turn_down_correction(context, correction, call.text("--remark")), core::ref(correction));
}

} // namespace

std::span<Command const> correction_commands() {
    static std::vector<Command> const commands{
        {"correct",
         N_("Correct a published verdict"),
         "-w desk.counterpoint correct 9m2xd --tier verdict_change --rating false --notice \"The figures were "
         "revised.\"",
         Opening::write,
         correct,
         {{"CLAIM", Shape::one, N_("The claim, or one of several verdicts on it")},
          {"--tier", Shape::option, N_("typo, update, correction, verdict_change or withdrawal"), "TIER"},
          {"--notice", Shape::option, N_("What the public is told")},
          {"--claim", Shape::option, N_("The claim as it is to read")},
          {"--scale", Shape::option, N_("Key of the rating scale, when it is not the usual one"), "KEY"},
          {"--rating", Shape::option, N_("Key of the rating; “list ratings” shows them"), "KEY"},
          {"--summary", Shape::option, N_("Short rationale")},
          {"--rationale", Shape::option, N_("Long rationale")}}},
        {"sign",
         N_("Sign a correction as the second person"),
         "-w desk.counterpoint --as \"Dominique Morel\" sign 4kq7z",
         Opening::write,
         sign,
         {{"CORRECTION", Shape::one, N_("The correction; “queue” shows those that wait")}}},
        {"turn-down",
         N_("Turn a correction down"),
         "-w desk.counterpoint turn-down 4kq7z --remark \"The source is right.\"",
         Opening::write,
         turn_down,
         {{"CORRECTION", Shape::one, N_("The correction; “queue” shows those that wait")},
          {"--remark", Shape::option, N_("Why")}}},
    };
    return commands;
}

} // namespace app::cli
