#include "core/formats/told_by_records.h"

#include "core/base/id.h"

#include <algorithm>

namespace core {

namespace {

/// Lines are read with unfit signs made visible, records as they are.
bool same(std::string const& said, std::string const& recorded, TextForm form) {
    return said == recorded || said == made_fit(recorded, form).text;
}

} // namespace

void ToldByRecords::hear(std::vector<Record> const& records) {
    for (auto const& record : records) {
        if (auto const* claim = std::get_if<Claim>(&record))
            claims_[claim->identifier.empty() ? id_text(claim->id.value) : claim->identifier] = *claim;
        if (auto const* review = std::get_if<Review>(&record)) reviews_.emplace(review->claim, *review);
        if (auto const* party = std::get_if<Party>(&record)) names_[party->id] = party->name;
        if (auto const* statement = std::get_if<Statement>(&record))
            statements_[statement->id] = {statement->speaker, statement->said_on, statement->occasion};
        if (auto const* link = std::get_if<Link>(&record); link && link->relation == Relation::asserts)
            if (auto const claim = id_as<Claim>(link->to))
                if (auto const statement = id_as<Statement>(link->from)) asserted_[claim].push_back(statement);
        if (auto const* scale = std::get_if<Scale>(&record)) {
            scales_[scale->id] = scale->key;
            for (auto const& rating : scale->ratings)
                verdicts_[{scale->id, rating.key}] = in_language(rating.labels, "en");
        }
    }
}

bool ToldByRecords::say_the_same(CollectedClaim const& line) {
    auto const found = claims_.find(line.identifier);
    if (found == claims_.end()) return false;
    auto const claim = std::move(found->second);
    claims_.erase(found);
    auto const statements = std::move(asserted_[claim.id]);
    asserted_.erase(claim.id);
    std::vector<Review> reviews;
    for (auto [at, end] = reviews_.equal_range(claim.id); at != end; ++at) reviews.push_back(at->second);
    reviews_.erase(claim.id);
    if (!same(line.text, claim.text, TextForm::text) || !same(line.note, claim.note, TextForm::text) ||
        !same(line.language, claim.language, TextForm::name) || !is_said(line, statements))
        return false;
    if (reviews.empty())
        return line.verdict.empty() && line.rating.empty() && line.title.empty() && line.body.empty() && line.author.empty();
    return std::ranges::any_of(reviews, [&](Review const& review) { return is_checked(line, review); });
}

bool ToldByRecords::is_said(CollectedClaim const& line, std::vector<Id<Statement>> const& statements) const {
    auto const says_nothing = line.speaker.empty() && !line.said_on.known() && line.occasion.empty();
    auto all_unknown = true;
    for (auto const id : statements) {
        auto const found = statements_.find(id);
        if (found == statements_.end()) continue;
        auto const& said = found->second;
        if (!said.speaker && !said.said_on.known() && said.occasion.empty()) continue;
        all_unknown = false;
        auto const name = names_.find(said.speaker);
        auto const same_speaker = said.speaker ? name == names_.end() || same(line.speaker, name->second, TextForm::name)
                                               : line.speaker.empty();
        if (same_speaker && line.said_on == said.said_on && same(line.occasion, said.occasion, TextForm::line)) return true;
    }
    return says_nothing && all_unknown;
}

bool ToldByRecords::is_checked(CollectedClaim const& line, Review const& review) const {
    auto const unrated = review.rating == no_verdict;
    auto const label = verdicts_.find({review.scale, review.rating});
    auto const scale = scales_.find(review.scale);
    auto const& verdict = unrated ? std::string() : label == verdicts_.end() ? line.verdict : label->second;
    auto const& key = unrated || scale == scales_.end() ? line.scale : scale->second;
    return same(line.title, review.summary, TextForm::text) && same(line.body, review.rationale, TextForm::text) &&
           line.state == review.state && same(line.rating, unrated ? std::string() : review.rating, TextForm::name) &&
           same(line.verdict, verdict, TextForm::name) && same(line.scale, key, TextForm::name) &&
           same(line.author, review.author, TextForm::name) && same(line.url, review.url, TextForm::line) &&
           line.checked_on == review.checked_on;
}

} // namespace core
