#include "core/editorial/reviews.h"

#include "core/rules/publication.h"
#include "core/text/person.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace core {

std::optional<Review> current_review(Records const& reader, Id<Claim> claim) {
    auto reviews = reader.referring<Review>("claim", claim); // in the log, not only in a table
    if (reviews.empty()) return std::nullopt;
    if (reviews.size() == 1) return std::move(reviews.front());
    // What readers have stands before what somebody began who had not heard of it. Of others the one that was begun last is
    // current: identities and the order of arrival differ from computer to computer, so it is each lane's last, and of
    // those the latest.
    enum class Out { no, withdrawn, yes };
    struct Begun {
        Out out = Out::no;
        Revision revision;
    };
    std::map<RawId, Begun> begun;
    for (auto const& review : reviews) {
        auto revisions = reader.revisions_of(ref(review.id));
        auto const out = is_public(review) ? Out::yes : is_out(review) ? Out::withdrawn : Out::no;
        auto const first = std::ranges::min_element(revisions, {}, [](Revision const& each) { return std::tuple(each.at, each.lane, each.index); });
        begun[review.id.value] = {out, first == revisions.end() ? Revision{} : std::move(*first)};
    }
    auto const of = [&](Review const& review) -> Begun const& { return begun.at(review.id.value); };
    std::map<std::pair<Out, std::string>, Review const*> last_of_lane;
    for (auto const& review : reviews) {
        auto const& [out, revision] = of(review);
        auto& last = last_of_lane[{out, revision.lane}];
        if (!last || std::pair(of(*last).revision.index, last->id) < std::pair(revision.index, review.id)) last = &review;
    }
    return *std::ranges::max_element(last_of_lane, {}, [&](auto const& each) {
                auto const& [out, revision] = of(*each.second);
                return std::tuple(out, revision.at, revision.lane);
            })->second;
}

Message state_words(Review const& review) {
    if (!is_of_another_desk(review)) return say(label_of(review.state));
    return review.author.empty() ? say("Published by another desk, not by this one")
                                 : say("Published by {who}, not by this desk", {{"who", review.author}});
}

std::vector<Vote> votes_of(Records const& reader, Review const& review) {
    auto votes = reader.referring<Vote>("review", review.id);
    std::erase_if(votes, [&](Vote const& vote) { return vote.round != review.round; });
    return votes;
}

std::vector<std::string> reviewers_of(Records const& reader, Review const& review) {
    std::vector<std::string> people;
    for (auto const& name : review.reviewers) {
        if (name.find(", ") == name.npos) {
            add_person(people, name);
            continue;
        }
        auto const votes = reader.referring<Vote>("review", review.id);
        auto const pair = [&]() -> std::optional<std::pair<std::string, std::string>> {
            for (auto const& one : votes)
                for (auto const& other : votes)
                    if (one.person + ", " + other.person == name) return std::pair(one.person, other.person);
            return std::nullopt;
        }();
        add_person(people, pair ? pair->first : name);
        if (pair) add_person(people, pair->second);
    }
    return people;
}

std::optional<Vote> second_verdict(std::vector<Vote> const& votes, Review const& review) {
    for (auto const& vote : votes)
        if (vote.voice == Voice::rates && !same_person(vote.person, review.author)) return vote;
    return std::nullopt;
}

namespace {

/// Who had proposed the rating when somebody else gave theirs.
std::string author_at(Records const& reader, Vote const& vote) {
    auto const given = reader.revisions_of(ref(vote.id));
    auto const then = given.empty() ? std::nullopt : reader.before(ref(vote.review), given.back().seq);
    auto const* review = state_as<Review>(then);
    return review ? review->author : std::string();
}

} // namespace

Agreement agreement_on(Records const& reader, Scale const& scale) {
    Agreement result;
    std::set<std::tuple<Id<Review>, std::int64_t, std::string>> counted;
    std::map<std::pair<std::string, std::string>, std::int64_t> cells;
    std::map<std::string, std::pair<double, double>> margins; // of the first and the second verdict
    for (auto const& vote : reader.referring<Vote>("scale", scale.id)) {
        if (vote.voice != Voice::rates || vote.beside.empty()) continue;
        // Earlier versions took another spelling of one name for another person.
        if (same_person(vote.person, author_at(reader, vote)) ||
            !counted.insert({vote.review, vote.round, person_key(vote.person)}).second)
            continue;
        ++result.pairs;
        if (vote.rating == vote.beside) ++result.alike;
        ++cells[{vote.beside, vote.rating}];
        margins[vote.beside].first += 1;
        margins[vote.rating].second += 1;
    }
    for (auto const& first : scale.ratings)
        for (auto const& second : scale.ratings)
            if (auto const found = cells.find({first.key, second.key}); found != cells.end())
                result.cells.push_back({first.key, second.key, found->second});
    auto const all = static_cast<double>(result.pairs);
    double chance = 0;
    for (auto const& [key, margin] : margins) chance += margin.first * margin.second / (all * all);
    if (result.pairs > 1 && chance < 1)
        result.kappa = (static_cast<double>(result.alike) / all - chance) / (1 - chance);
    return result;
}

} // namespace core
