#include "core/rules/record_steps.h"

#include "core/model/changed_fields.h"
#include "core/model/review_state.h"
#include "core/rules/publication.h"
#include "core/text/person.h"

#include <algorithm>

namespace core {

namespace {

template <class Names>
bool are_among(FieldNames const& fields, Names const& names) {
    return std::ranges::all_of(fields, [&](auto const& field) { return std::ranges::find(names, field) != std::ranges::end(names); });
}

bool has_all(std::vector<std::string> const& all, std::vector<std::string> const& some) {
    return std::ranges::all_of(some, [&](auto const& each) { return std::ranges::count(all, each) >= std::ranges::count(some, each); });
}

// ── reviews ──

/// What it says, and not how far it is; which claim it is about is neither.
bool is_said(std::string_view field) { return field != "claim" && !has_use(Kind::review, field, workflow); }

bool may_begin_review(Review const& now) {
    Review const none;
    auto const untouched = now.reviewers.empty() && now.remark.empty() && now.round == 0 && now.submitter.empty() && now.submitted == none.submitted &&
                           now.gate_override.empty() && now.approved.empty();
    return untouched && (now.state == ReviewState::draft || now.state == ReviewState::published); // elsewhere, and it says so
}

/// Rated anew it is a draft again, whoever approved what stood there.
bool is_rated_anew(Review const& was, Review const& now, FieldNames const& changed, StepBeside const& beside) {
    auto const open = !has_trait(was.state, corrected_only) && was.state != ReviewState::changes_requested;
    auto const gone = [&](auto const& one, auto const& other) { return other.empty() || other == one; };
    auto const of_rating = [&](auto const& field) {
        return is_said(field) || field == "state" || field == "reviewers" || field == "remark" || field == "approved" || field == "approval_form";
    };
    return open && now.state == ReviewState::draft && std::ranges::any_of(changed, is_said) && std::ranges::all_of(changed, of_rating) &&
           gone(was.reviewers, now.reviewers) && gone(was.remark, now.remark) && now.approved.empty() && beside.own(now.author);
}

/// What is not out is put otherwise; what another desk published, as it has it now.
bool is_put_otherwise(Review const& was, Review const& now, FieldNames const& changed) {
    if (was.state != now.state) return false;
    auto const elsewhere = is_of_another_desk(was) && is_of_another_desk(now);
    if (is_ever_out(was) && !elsewhere) return false;
    auto const drops_approval = has_trait(was.state, being_written) && now.approved.empty();
    return std::ranges::all_of(changed, [&](auto const& field) {
        return is_said(field) || (elsewhere && (field == "checked_on" || field == "url")) ||
               (drops_approval && (field == "approved" || field == "approval_form"));
    });
}

bool is_taken(ReviewTransition const& transition, Review const& was, Review const& now, FieldNames const& changed, StepBeside const& beside) {
    if (transition.from != was.state || transition.to != now.state || !are_among(changed, transition.writes)) return false;
    if (transition.takes_an_editor && !beside.decides) return false;
    switch (transition.step) {
    case ReviewStep::submit: return now.round == was.round + 1 && beside.own(now.submitter);
    case ReviewStep::approve: return !now.reviewers.empty();
    case ReviewStep::send_back: return !now.reviewers.empty() && !now.remark.empty();
    case ReviewStep::pull_back: return beside.own(was.submitter.empty() ? was.author : was.submitter);
    case ReviewStep::publish: return now.checked_on == was.checked_on || !was.checked_on.known();
    case ReviewStep::approve_again:
        return (now.approved != was.approved || now.approval_form != was.approval_form) && !now.reviewers.empty() &&
               std::ranges::all_of(now.reviewers, beside.own);
    }
    return false;
}

bool may_become(Review const& was, Review const& now, FieldNames const& changed, StepBeside const& beside) {
    if (changed.contains("claim"))
        return changed.size() == 1 && !is_out(was) && beside.moved(ref(was.claim), ref(now.claim));
    constexpr std::array of_correction{"scale", "rating", "summary", "rationale", "state", "approved", "approval_form"};
    if (has_trait(was.state, corrected_only) && are_among(changed, of_correction) && beside.corrected(was, now)) return true;
    return is_put_otherwise(was, now, changed) || is_rated_anew(was, now, changed, beside) ||
           std::ranges::any_of(review_transitions, [&](auto const& each) { return is_taken(each, was, now, changed, beside); });
}

// ── corrections, votes, remarks, requests ──

bool may_begin_correction(Correction const& now, StepBeside const& beside) {
    if (!now.signed_by.empty() || !now.remark.empty()) return false;
    if (now.state == CorrectionState::waiting) return true;
    return now.state == first_state(now.tier) && beside.decides && beside.takes_effect(now);
}

bool may_become(Correction const& was, Correction const& now, FieldNames const& changed, StepBeside const& beside) {
    return std::ranges::any_of(correction_transitions, [&](CorrectionTransition const& each) {
        if (each.from != was.state || each.to != now.state || !are_among(changed, each.writes) || !beside.own(now.signed_by)) return false;
        auto const own = each.who == CorrectionTransition::Who::editor_or_proposer && beside.own(was.proposed_by);
        if (!beside.decides && !own) return false;
        return !in_force(now) || (needs_signature(now.tier) && beside.takes_effect(now));
    });
}

bool may_become(Remark const& was, Remark const& now, FieldNames changed, StepBeside const& beside) {
    std::erase_if(changed, [](auto const& field) { return field == "resolved_by" || field == "resolved_at"; });
    auto const resolved = was.resolved_by == now.resolved_by ? was.resolved_at == now.resolved_at
                                                            : now.resolved_by.empty() || (was.resolved_by.empty() && beside.own(now.resolved_by));
    return changed.empty() && resolved;
}

// ── all of them ──

bool may_write(Record const& was, Record const& now, std::string_view field) {
    auto const* written = operation_field(ref_of(now).kind, field);
    if (!written || written->writes == OperationField::Writes::anything) return written != nullptr;
    if (auto const* capture = std::get_if<Capture>(&now)) return has_all(capture->stamps, std::get<Capture>(was).stamps);
    auto const* text = std::get_if<Text>(&now);
    return text && has_all(text->dismissed, std::get<Text>(was).dismissed);
}

/// A passage is found again in another text of its source, and then all of it is another.
bool is_carried_over(Quotation const& was, Quotation const& now, StepBeside const& beside) {
    return was.text != now.text && beside.of_one_source(ref(was.text), ref(now.text));
}

Ref referred_to_by(Record const& record, std::string_view field) {
    for (auto const& reference : references_of(record))
        if (reference.field == field) return reference.to;
    return {};
}

} // namespace

OperationField const* operation_field(Kind kind, std::string_view field) {
    auto const found = std::ranges::find_if(operation_fields, [&](OperationField const& each) { return each.kind == kind && each.field == field; });
    return found == operation_fields.end() ? nullptr : &*found;
}

bool may_begin(Record const& now, StepBeside const& beside) {
    if (auto const* review = std::get_if<Review>(&now)) return may_begin_review(*review);
    if (auto const* correction = std::get_if<Correction>(&now)) return may_begin_correction(*correction, beside);
    return true;
}

bool may_become(Record const& was, Record const& now, StepBeside const& beside) {
    auto changed = changed_fields(was, now);
    if (changed.empty()) return true;
    if (auto const* review = std::get_if<Review>(&now)) return may_become(std::get<Review>(was), *review, changed, beside);
    if (auto const* correction = std::get_if<Correction>(&now)) return may_become(std::get<Correction>(was), *correction, changed, beside);
    if (auto const* vote = std::get_if<Vote>(&now)) {
        auto const& cast = std::get<Vote>(was);
        return beside.own(cast.person) && same_person(cast.person, vote->person) && cast.review == vote->review;
    }
    auto const kind = ref_of(now).kind;
    std::erase_if(changed, [&](auto const& field) {
        if (!is_fixed(kind, field) || may_write(was, now, field)) return true;
        auto const from = referred_to_by(was, field), to = referred_to_by(now, field);
        return from && to && beside.moved(from, to);
    });
    if (auto const* remark = std::get_if<Remark>(&now)) return may_become(std::get<Remark>(was), *remark, changed, beside);
    if (auto const* quotation = std::get_if<Quotation>(&now); quotation && !changed.empty())
        return is_carried_over(std::get<Quotation>(was), *quotation, beside);
    return changed.empty();
}

bool may_go(Record const& was, StepBeside const& beside) {
    if (auto const* review = std::get_if<Review>(&was)) return !is_out(*review);
    auto const kind = ref_of(was).kind;
    if (!has_trait(kind, undeleted)) return true;
    auto const* correction = std::get_if<Correction>(&was);
    if (correction && in_force(*correction)) return false;
    auto const* vote = std::get_if<Vote>(&was);
    auto const* remark = std::get_if<Remark>(&was);
    if ((vote && beside.own(vote->person)) || (remark && beside.own(remark->author))) return true;
    if (correction && correction->state == CorrectionState::waiting && beside.own(correction->proposed_by)) return true;
    return std::ranges::any_of(references_of(was), [&](Reference const& reference) {
        return reference.to && has_use(kind, reference.field, belongs) && beside.goes(reference.to);
    });
}

} // namespace core
