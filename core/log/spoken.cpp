#include "core/log/spoken.h"

#include "core/model/codec.h"
#include "core/model/review_state.h"
#include "core/text/person.h"

#include <algorithm>

namespace core {

namespace {

/// What whoever reviewed it approved; of a review that was sent back, nothing but that they looked at it.
std::string verdict_words(Review const& review) {
    Review said;
    if (has_trait(review.state, keeps_approval) || has_trait(review.state, was_out)) {
        said.scale = review.scale;
        said.rating = review.rating;
        said.summary = review.summary;
        said.rationale = review.rationale;
        said.approved = review.approved;
        said.approval_form = review.approval_form;
    }
    return encode(said);
}

std::vector<Spoken> spoken(Review const& review) {
    // What is out without a round or an approval was published elsewhere.
    if (has_trait(review.state, was_out) && review.round == 0 && review.approved.empty()) return {};
    std::vector<Spoken> all;
    for (auto const& name : review.reviewers)
        all.push_back({{name}, person_key(name) + verdict_words(review), Spoken::What::verdict});
    if (!review.remark.empty()) all.push_back({review.reviewers, "remark " + review.remark});
    if (!review.gate_override.empty()) all.push_back({{review.submitter}, "override " + review.gate_override});
    for (auto const* name : {&review.author, &review.submitter})
        if (!name->empty()) all.push_back({{*name}, person_key(*name), Spoken::What::proposal});
    return all;
}

std::vector<Spoken> spoken(Correction const& correction) {
    auto proposed = correction;
    proposed.state = CorrectionState::waiting;
    proposed.signed_by.clear();
    proposed.signed_at = {};
    proposed.remark.clear();
    std::vector<Spoken> all{{{correction.proposed_by}, encode(proposed)}};
    auto const answered = correction.state == CorrectionState::turned_down ||
                          (correction.state == CorrectionState::in_force && needs_signature(correction.tier));
    if (answered || !correction.signed_by.empty()) all.push_back({{correction.signed_by}, encode(correction)});
    return all;
}

template <class Fits>
bool was_said(std::span<Record const* const> earlier, Fits const& fits) {
    return std::ranges::any_of(earlier, [&](Record const* had) { return std::ranges::any_of(spoken_in(*had), fits); });
}

} // namespace

std::vector<Spoken> spoken_in(Record const& record) {
    if (auto const* vote = std::get_if<Vote>(&record)) return {{{vote->person}, encode(*vote)}};
    if (auto const* correction = std::get_if<Correction>(&record)) return spoken(*correction);
    if (auto const* review = std::get_if<Review>(&record)) return spoken(*review);
    return {};
}

std::vector<std::string> speakers_of(Record const& record) {
    std::vector<std::string> names;
    for (auto& said : spoken_in(record)) std::ranges::move(said.names, std::back_inserter(names));
    return names;
}

bool speaks_for_itself(Record const& after, std::span<Record const* const> earlier, Speaking const& speaking) {
    return std::ranges::all_of(spoken_in(after), [&](Spoken const& said) {
        if (was_said(earlier, [&](Spoken const& then) { return then.words == said.words; })) return true;
        auto const reviewed = [&](Spoken const& then) { return then.what == Spoken::What::verdict && then.names == said.names; };
        if (speaking.corrected && said.what == Spoken::What::verdict && was_said(earlier, reviewed)) return true;
        return std::ranges::any_of(said.names, [&](std::string const& name) {
            return speaking.own(name) || speaking.voted(name) || speaking.hidden(name) ||
                   (said.what == Spoken::What::proposal && !speaking.member(name));
        });
    });
}

} // namespace core
