#include "core/editorial/verdict.h"

#include "core/editorial/desk_rules.h"
#include "core/editorial/reviews.h"
#include "core/text/person.h"

namespace core {

bool is_concealed(Records const& reader, Review const& review, std::string const& person) {
    return review.state == ReviewState::in_review && !same_person(review.author, person) &&
           desk_rules(reader).second_verdict == SecondVerdict::blind &&
           !second_verdict(votes_of(reader, review), review);
}

Verdict verdict_for(Records const& reader, ClaimRow const& row, std::string const& person) {
    if (row.state == ReviewState::in_review) {
        auto const review = current_review(reader, row.id);
        if (review && is_concealed(reader, *review, person)) return {true, {}};
    }
    auto const scale = reader.find(row.scale);
    auto const* rating = scale ? scale->find(row.rating) : nullptr;
    return {false, rating ? std::optional(*rating) : std::nullopt};
}

Record told_to(Records const& reader, Record record, std::string const& person) {
    auto* review = std::get_if<Review>(&record);
    if (review && is_concealed(reader, *review, person)) {
        review->rating.clear();
        review->summary.clear();
        review->rationale.clear();
        review->confidence = Confidence::unstated;
    }
    return record;
}

void refuse_concealed(Records const& reader, Ref ref, std::string const& person) {
    std::optional<Review> review;
    if (ref.kind == Kind::claim) review = current_review(reader, {ref.id});
    if (ref.kind == Kind::review) review = reader.find(Id<Review>{ref.id});
    if (ref.kind == Kind::vote)
        if (auto const vote = reader.find(Id<Vote>{ref.id})) review = reader.find(vote->review);
    if (review && is_concealed(reader, *review, person))
        throw Error(Code::refused, say("Give your own verdict first; the other one shows afterwards."));
}

} // namespace core
