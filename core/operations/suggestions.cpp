#include "core/operations/suggestions.h"

#include <algorithm>

namespace core {

namespace {

std::optional<Relation> towards_claim(Bears how) {
    switch (how) {
    case Bears::rebuts: return Relation::refutes;
    case Bears::supports: return Relation::supports;
    case Bears::nuances: return Relation::qualifies;
    default: return std::nullopt;
    }
}

std::optional<Relation> towards_statement(Bears how) {
    switch (how) {
    case Bears::rebuts: return Relation::contradicts;
    case Bears::duplicate: return Relation::repeats;
    default: return std::nullopt;
    }
}

} // namespace

std::vector<Tie> ties_of(Reader const& reader, Suggestion const& suggestion, Surroundings const& around) {
    std::vector<Tie> ties;
    for (auto const& related : suggestion.relates) {
        auto const answered = around.suggested.at(related.to);
        auto const recorded = std::ranges::find_if(around.recorded, [&](Quotation const& quotation) {
            return quotation.span().overlaps(answered);
        });
        if (recorded == around.recorded.end()) {
            auto const with = around.together.find(related.to);
            auto const relation = towards_statement(related.how);
            if (with != around.together.end() && relation) ties.push_back({*relation, {}, with->second, ""});
            continue;
        }
        auto const before = ties.size();
        if (auto const relation = towards_claim(related.how))
            for (auto const& link : reader.referring<Link>("from", recorded->statement))
                if (link.relation == Relation::asserts) ties.push_back({*relation, link.to, std::nullopt, ""});
        if (auto const relation = towards_statement(related.how); relation && ties.size() == before)
            ties.push_back({*relation, ref(recorded->statement), std::nullopt, ""});
    }
    return ties;
}

} // namespace core
