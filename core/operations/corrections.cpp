#include "core/operations/corrections.h"

#include "core/editorial/approval.h"
#include "core/editorial/desk_rules.h"
#include "core/model/review_state.h"
#include "core/rules/correction_steps.h"
#include "core/text/person.h"
#include "core/text/tidy.h"

#include <algorithm>

namespace core {

namespace {

bool rating_moves(Correction const& correction) {
    return correction.scale != correction.prior_scale || correction.rating != correction.prior_rating;
}

bool words_move(Correction const& correction) {
    return (!correction.claim_text.empty() && correction.claim_text != correction.prior_claim_text) ||
           correction.summary != correction.prior_summary || correction.rationale != correction.prior_rationale;
}

void refuse_what_does_not_fit(Correction const& correction) {
    if (correction.tier != Tier::typo && tidy(correction.notice).empty())
        throw Error(Code::bad_input, say("Say what the public is told about this correction."));
    if (correction.tier == Tier::verdict_change) {
        if (!rating_moves(correction))
            refuse(say("A change of the verdict needs another rating than the one that stands there."));
        return;
    }
    if (rating_moves(correction))
        refuse(say("Another rating is a change of the verdict; “{tier}” cannot give one.",
                   {in_words("tier", label_of(correction.tier))}));
    if (correction.tier == Tier::typo && !words_move(correction))
        refuse(say("Nothing is different after this correction."));
}

/// Claims that are linked to this one in either direction, and those that the same statement asserts.
std::vector<Id<Claim>> dependent_claims(Reader const& reader, Id<Claim> claim) {
    std::vector<Id<Claim>> claims;
    auto const add = [&](Ref to) {
        auto const other = id_as<Claim>(to);
        if (other && other != claim && std::ranges::find(claims, other) == claims.end()) claims.push_back(other);
    };
    for (auto const& link : reader.referring<Link>("to", claim)) {
        add(link.from);
        if (link.relation != Relation::asserts) continue;
        for (auto const& other : reader.referring<Link>("from", link.from))
            if (other.relation == Relation::asserts) add(other.to);
    }
    for (auto const& link : reader.referring<Link>("from", claim)) add(link.to);
    return claims;
}

void follow_up(Context& context, Draft& draft, Correction const& correction, Id<Claim> claim) {
    for (auto const dependent : dependent_claims(context.reader, claim)) {
        Remark remark;
        remark.id = context.ids.next<Remark>();
        remark.claim = dependent;
        remark.on = ref(dependent);
        remark.purpose = Purpose::follow_up;
        remark.author = context.actor;
        remark.at = context.now;
        remark.correction = correction.id;
        draft.puts.emplace_back(std::move(remark));
    }
}

/// Writes what the correction says into claim and review. An approval that held goes on to hold; one that
/// had become stale before is not mended by this, unless a second person signs.
void put_in_force(Context& context, Draft& draft, Correction const& correction, Review review) {
    auto const held = !is_stale(context.reader, review);
    review.scale = correction.scale;
    review.rating = correction.rating;
    review.summary = correction.summary;
    review.rationale = correction.rationale;
    review.state = corrected_state(correction.tier, review.state);
    auto claim = context.reader.get(review.claim);
    auto const reworded = !correction.claim_text.empty() && correction.claim_text != claim.text;
    if (reworded) {
        claim.text = correction.claim_text;
        draft.puts.emplace_back(claim);
    }
    if (!review.approved.empty() && (held || needs_signature(correction.tier))) {
        // Who signs has seen all of it; what held goes on to hold for what it covered.
        if (needs_signature(correction.tier)) review.approval_form = newest_approval_form;
        std::vector<Record> coming{correction};
        if (reworded) coming.emplace_back(claim);
        review.approved = content_digest(context.reader, review, coming);
    }
    draft.puts.emplace_back(correction);
    draft.puts.emplace_back(review);
    if (needs_signature(correction.tier)) follow_up(context, draft, correction, review.claim);
}

std::optional<Message> why_not(CorrectionStep step, Reader const& reader, Correction const& correction, std::string const& actor) {
    auto const* transition = transition_for(step, correction.state);
    if (!transition) return say("This correction does not wait for a signature.");
    if (!same_person(correction.proposed_by, actor)) return std::nullopt;
    // Whoever proposed it may take it back.
    if (transition->who == CorrectionTransition::Who::editor_or_proposer) return std::nullopt;
    if (!approver_is_another(reader, desk_rules(reader))) return std::nullopt;
    return say("{author} proposed this correction; a second person has to sign it.", {{"author", correction.proposed_by}});
}

/// The correction after that step by whoever acts. Throws Error{refused} when the step is not open to them.
Correction taken(Context& context, Id<Correction> id, CorrectionStep step) {
    auto correction = context.reader.get(id);
    if (auto const why = why_not(step, context.reader, correction, context.actor)) refuse(*why);
    correction.state = transition_for(step, correction.state)->to;
    correction.signed_by = context.actor;
    correction.signed_at = context.now;
    return correction;
}

} // namespace

std::optional<Message> why_not_sign(Reader const& reader, Correction const& correction, std::string const& actor) {
    return why_not(CorrectionStep::sign, reader, correction, actor);
}

CorrectionFacts correction_of(Reader const& reader, Review const& review) {
    CorrectionFacts facts;
    if (auto const claim = reader.find(review.claim)) facts.claim_text = claim->text;
    facts.review = facts_of(review);
    return facts;
}

Made<Correction> propose_correction(Context& context, Id<Review> id, CorrectionFacts const& facts) {
    auto const review = context.reader.get(id);
    if (!has_trait(review.state, corrected_only))
        refuse(say("Only a published verdict is corrected; this one can still be changed as it is."));
    for (auto const& other : context.reader.referring<Correction>("review", id))
        if (other.state == CorrectionState::waiting)
            refuse(say("A correction of this verdict waits for its second signature already."));
    auto const claim = context.reader.get(review.claim);
    Made<Correction> made;
    made.id = context.ids.next<Correction>();
    Correction correction;
    correction.id = made.id;
    correction.review = id;
    correction.tier = facts.tier;
    correction.notice = tidy(facts.notice);
    correction.proposed_by = context.actor;
    correction.proposed_at = context.now;
    correction.claim_text = tidy(facts.claim_text);
    correction.scale = facts.review.scale;
    correction.rating = facts.review.rating;
    correction.summary = tidy(facts.review.summary);
    correction.rationale = facts.review.rationale;
    correction.prior_claim_text = claim.text;
    correction.prior_scale = review.scale;
    correction.prior_rating = review.rating;
    correction.prior_summary = review.summary;
    correction.prior_rationale = review.rationale;
    refuse_what_does_not_fit(correction);
    made.draft.base = context.reader.head();
    made.draft.reason = as_reason(correction.notice);
    correction.state = first_state(correction.tier);
    if (correction.state == CorrectionState::waiting) {
        made.draft.operation = "correction.propose";
        made.draft.puts = {correction};
    } else {
        made.draft.operation = "correction.make";
        put_in_force(context, made.draft, correction, review);
    }
    return made;
}

Draft sign_correction(Context& context, Id<Correction> id) {
    auto const correction = taken(context, id, CorrectionStep::sign);
    auto const review = context.reader.get(correction.review);
    auto const claim = context.reader.get(review.claim);
    if (!has_trait(review.state, corrected_only) || review.scale != correction.prior_scale ||
        review.rating != correction.prior_rating ||
        review.summary != correction.prior_summary || review.rationale != correction.prior_rationale ||
        claim.text != correction.prior_claim_text)
        refuse(say("What this correction starts from changed meanwhile; turn it down and propose it anew."));
    Draft draft;
    draft.operation = "correction.sign";
    draft.base = context.reader.head();
    draft.reason = as_reason(correction.notice);
    put_in_force(context, draft, correction, review);
    return draft;
}

Draft turn_down_correction(Context& context, Id<Correction> id, std::string remark) {
    auto correction = taken(context, id, CorrectionStep::turn_down);
    if (tidy(remark).empty()) refuse(say("Say why the correction is turned down."));
    correction.remark = std::move(remark);
    Draft draft;
    draft.operation = "correction.turn_down";
    draft.base = context.reader.head();
    draft.reason = as_reason(correction.remark);
    draft.puts = {correction};
    return draft;
}

} // namespace core
