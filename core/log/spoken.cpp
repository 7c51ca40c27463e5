#include "core/log/spoken.h"

#include "core/model/codec.h"
#include "core/model/review_state.h"
#include "core/rules/publication.h"
#include "core/text/person.h"

#include <algorithm>

namespace core {

namespace {

/// What a verdict says of which claim.
Review said_of_it(Review const& review) {
    Review said;
    said.claim = review.claim;
    said.scale = review.scale;
    said.rating = review.rating;
    said.summary = review.summary;
    said.rationale = review.rationale;
    return said;
}

/// What whoever reviewed it approved; of a review that was sent back, nothing but that they looked at it.
std::string verdict_words(Review const& review) {
    Review said;
    if (has_trait(review.state, keeps_approval) || is_ever_out(review)) {
        said = said_of_it(review);
        said.approved = review.approved;
        said.approval_form = review.approval_form;
    }
    return encode(said);
}

/// Words and whose they are: the same words in another name are others.
Spoken in_name_of(std::string const& name, std::string const& kind, std::string const& words, Spoken::What what = Spoken::What::other) {
    return {name, kind + " " + person_key(name) + " " + words, what};
}

std::vector<Spoken> spoken(Review const& review) {
    using What = Spoken::What;
    std::vector<Spoken> all;
    if (is_of_another_desk(review)) {
        auto const says = [&](std::string const& name) { all.push_back(in_name_of(name, "published", verdict_said(review), What::from_elsewhere)); };
        for (auto const& name : review.reviewers) says(name);
        for (auto const& name : {review.author, review.submitter})
            if (!name.empty()) says(name);
        return all;
    }
    for (auto const& name : review.reviewers) all.push_back(in_name_of(name, "reviewed", verdict_words(review), What::verdict));
    // Of several who reviewed it the last one closed it, and says why.
    auto const last = review.reviewers.empty() ? std::string() : review.reviewers.back();
    if (!review.remark.empty()) all.push_back(in_name_of(last, "remark", review.remark));
    if (!review.gate_override.empty()) all.push_back(in_name_of(review.submitter, "override", review.gate_override));
    if (!review.author.empty()) all.push_back(in_name_of(review.author, "proposed", verdict_said(review), What::proposal));
    if (!review.submitter.empty())
        all.push_back(in_name_of(review.submitter, "submitted", std::to_string(review.round), What::from_elsewhere));
    return all;
}

std::vector<Spoken> spoken(Remark const& remark) {
    // Where it hangs is not in it: records are merged and split.
    Remark said;
    said.field = remark.field;
    said.passage = remark.passage;
    said.purpose = remark.purpose;
    said.text = remark.text;
    said.at = remark.at;
    std::vector<Spoken> all{in_name_of(remark.author, "said", encode(said), Spoken::What::from_elsewhere)};
    if (!remark.resolved_by.empty()) all.push_back(in_name_of(remark.resolved_by, "resolved", {}, Spoken::What::from_elsewhere));
    return all;
}

std::vector<Spoken> spoken(ReplyRequest const& request) {
    return {in_name_of(request.asked_by, "asked", std::to_string(request.party.value), Spoken::What::from_elsewhere)};
}

std::vector<Spoken> spoken(Correction const& correction) {
    auto proposed = correction;
    proposed.state = CorrectionState::waiting;
    proposed.signed_by.clear();
    proposed.signed_at = {};
    proposed.remark.clear();
    std::vector<Spoken> all{in_name_of(correction.proposed_by, "proposed", encode(proposed))};
    auto const answered = correction.state == CorrectionState::turned_down ||
                          (in_force(correction) && needs_signature(correction.tier));
    if (answered || !correction.signed_by.empty()) all.push_back(in_name_of(correction.signed_by, "signed", encode(correction)));
    return all;
}

template <class Fits>
bool was_said(std::span<Record const* const> earlier, Fits const& fits) {
    return std::ranges::any_of(earlier, [&](Record const* had) { return std::ranges::any_of(spoken_in(*had), fits); });
}

} // namespace

std::vector<Spoken> spoken_in(Record const& record) {
    if (auto const* vote = std::get_if<Vote>(&record)) return {in_name_of(vote->person, "voted", encode(*vote))};
    if (auto const* correction = std::get_if<Correction>(&record)) return spoken(*correction);
    if (auto const* review = std::get_if<Review>(&record)) return spoken(*review);
    if (auto const* remark = std::get_if<Remark>(&record)) return spoken(*remark);
    if (auto const* request = std::get_if<ReplyRequest>(&record)) return spoken(*request);
    return {};
}

std::string verdict_said(Review const& review) { return encode(said_of_it(review)); }

bool speaks_for_itself(Record const& after, std::span<Record const* const> earlier, Speaking const& speaking) {
    using What = Spoken::What;
    return std::ranges::all_of(spoken_in(after), [&](Spoken const& said) {
        if (was_said(earlier, [&](Spoken const& then) { return then.words == said.words; }) && !speaking.taken_back(said)) return true;
        // A correction gives the words anew to whoever stood behind those before.
        auto const stood_behind = [&](Spoken const& then) { return then.what == said.what && same_person(then.name, said.name); };
        auto const of_verdict = said.what == What::verdict || said.what == What::proposal;
        if (speaking.corrected && of_verdict && was_said(earlier, stood_behind)) return true;
        if (speaking.own(said.name) || speaking.hidden(said.name)) return true;
        if (said.what == What::verdict) return speaking.voted(said.name);
        return (said.what == What::proposal || said.what == What::from_elsewhere) && !speaking.member(said.name);
    });
}

} // namespace core
